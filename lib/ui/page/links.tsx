import type { VNode } from 'preact';
import type { Translate } from '../texts/catalogue.ts';
import type { PageKey } from '../texts/page/index.ts';

export type PageName = 'record' | 'practice' | 'welcome' | 'options';

/** The extension's pages, as they are built from `entrypoints`. */
const pages = [
  ['record', '/record.html', 'linkRecord'],
  ['practice', '/practice.html', 'linkPractice'],
  ['welcome', '/welcome.html', 'linkWelcome'],
  ['options', '/options.html', 'linkOptions'],
] as const satisfies readonly (readonly [PageName, string, PageKey])[];

export function addressOf(page: PageName): string {
  return pages.find(([name]) => name === page)?.[1] ?? '';
}

/** Links to the extension's pages; from the popup (`here` null) each opens in a tab of its own. */
export function PageLinks({ say, here }: { say: Translate<PageKey>; here: PageName | null }): VNode {
  return (
    <nav class="links" aria-label={say('pages')}>
      {pages.map(([name, address, key]) => (
        <a
          key={name}
          href={address}
          target={here === null ? '_blank' : undefined}
          aria-current={here === name ? 'page' : undefined}
        >
          {say(key)}
        </a>
      ))}
    </nav>
  );
}
