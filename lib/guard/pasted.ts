import type { Composer, Sending } from '../adapters/adapter.ts';
import type { Channel } from '../core/decide/egress.ts';
import { withoutSpace } from './released.ts';

/** What a paste or a drop carries. */
export interface Carried {
  readonly text: string;
  readonly html: string;
  readonly files: readonly File[];
}

/** Must be called while the event is being handled: later there is nothing in it. */
export function carriedBy(data: DataTransfer | null): Carried {
  return {
    text: data?.getData('text/plain') || data?.getData('text/uri-list') || '',
    html: data?.getData('text/html') ?? '',
    files: [...(data?.files ?? [])],
  };
}

/** All text a page could take from it: what stands in the HTML alone counts as well. */
export function textIn({ text, html }: Carried): string {
  const formatted =
    html === '' ? '' : (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '');
  const isSame = formatted.trim() === '' || withoutSpace(text).includes(withoutSpace(formatted));
  return isSame ? text : text === '' ? formatted : `${text}\n${formatted}`;
}

/** Text on its way into a composer. */
export function textInto(composer: Composer, channel: Channel, readText: () => string): Sending {
  const { element } = composer;
  return {
    element,
    channel,
    readContent: () => (element.isConnected ? { kind: 'text', text: readText() } : null),
    readConversations: () => composer.readConversations(),
  };
}
