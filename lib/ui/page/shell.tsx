import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Shown } from '../../design/components/shown.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { PageKey } from '../texts/page/index.ts';
import { PageLinks } from './links.tsx';
import type { PageName } from './links.tsx';
import { Words } from './words.tsx';

export interface ShellProps {
  readonly here: PageName;
  readonly title: string;
  readonly texts: Texts<PageKey>;
  readonly organisation: string | null;
  readonly contact: string | null;
  readonly children: ComponentChildren;
}

/** What all pages of the extension have around them. */
export function Shell({ here, title, texts, organisation, contact, children }: ShellProps): VNode {
  const { say, language, direction } = texts;
  useLayoutEffect(() => {
    Object.assign(document.documentElement, { lang: language, dir: direction });
    document.title = `${title} · ${say('product')}`;
  }, [title, language, direction, say]);
  return (
    <div class="page">
      <header class="page-head">
        <span class="product">{say('product')}</span>
        {organisation !== null && (
          <span class="organisation">
            <Shown value={organisation} max={80} />
          </span>
        )}
        <PageLinks say={say} here={here} />
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      {contact !== null && (
        <footer class="page-foot">
          <Words text={say('questions')} values={{ contact }} />
        </footer>
      )}
    </div>
  );
}
