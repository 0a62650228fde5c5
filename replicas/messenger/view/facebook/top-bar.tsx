import { type ReactNode, useState } from 'react';
import { leaveElsewhere } from '../../model/elsewhere.ts';
import { goTo } from '../../model/navigation.ts';
import { cx, labels } from '../../variant.ts';
import { ProfileLink } from '../messenger.tsx';

export function TopBar(): ReactNode {
  const [query, setQuery] = useState('');
  return (
    <header role="banner" className={cx('top')}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (query.trim() !== '') leaveElsewhere('search', query);
        }}
      >
        <input
          type="search"
          aria-label={labels.search}
          placeholder={labels.search}
          className={cx('field')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
          }}
        />
      </form>
      <nav className={cx('top-links')}>
        <PageLink path="/" label={labels.home} />
        <PageLink path="/messages" label={labels.chats} />
        <PageLink path="/stories/create" label={labels.createStory} />
        <ProfileLink />
      </nav>
    </header>
  );
}

function PageLink({ path, label }: { readonly path: string; readonly label: string }): ReactNode {
  return (
    <a
      href={path}
      className={cx('link')}
      onClick={(event) => {
        event.preventDefault();
        goTo(path);
      }}
    >
      {label}
    </a>
  );
}
