import type { ReactNode } from 'react';
import { tell } from '../model/compose.ts';
import type { State } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { Inbox } from './business/inbox.tsx';
import { CallBar } from './call-bar.tsx';
import { Dialogs } from './dialogs.tsx';
import { Feed } from './facebook/feed.tsx';
import { Login } from './facebook/login.tsx';
import { NewStory, StoryView } from './facebook/story.tsx';
import { TopBar } from './facebook/top-bar.tsx';
import { Messenger } from './messenger.tsx';
import { Press } from './press.tsx';
import { useStore } from './use-store.ts';

const facebook = location.hostname === 'www.facebook.com';

export function App(): ReactNode {
  const { route, notice } = useStore();
  return (
    <div className={cx('app')}>
      <div className={cx('banner')} role="note">
        {labels.banner}
      </div>
      {facebook && route.page !== 'login' && <TopBar />}
      <CallBar />
      {notice !== null && (
        <div role="alert" className={cx('notice')}>
          {notice}
          <Press
            label={labels.close}
            icon="close"
            onPress={() => {
              tell(null);
            }}
          />
        </div>
      )}
      <Page route={route} />
      <Dialogs />
    </div>
  );
}

function Page({ route }: Pick<State, 'route'>): ReactNode {
  switch (route.page) {
    case 'messages':
      return <Messenger />;
    case 'inbox':
      return <Inbox />;
    case 'feed':
      return <Feed />;
    case 'login':
      return <Login />;
    case 'story':
      return <StoryView />;
    case 'new-story':
      return <NewStory />;
  }
}
