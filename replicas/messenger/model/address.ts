/** Which of its pages an address shows. `id` is what the address names: a thread, or a profile. */
export type Route =
  | { readonly page: 'messages'; readonly id: string | null }
  | { readonly page: 'feed' }
  | { readonly page: 'login' }
  | { readonly page: 'story'; readonly id: string }
  | { readonly page: 'new-story' }
  | { readonly page: 'inbox'; readonly id: string | null };

const thread = /^(?:\/messages)?\/(?:e2ee\/)?t\/([^/]+)\/?$/;
const story = /^\/stories\/([^/]+)\/?$/;

/** What an address shows; `null` when it is not a page of the replica. */
export function routeOf(host: string, path: string, query: URLSearchParams): Route | null {
  if (host === 'business.facebook.com') {
    return /^\/latest\/inbox\/all\/?$/.test(path)
      ? { page: 'inbox', id: query.get('selected_item_id') }
      : null;
  }
  const id = thread.exec(path)?.[1];
  if (id !== undefined) {
    return path.startsWith('/messages/') === (host === 'www.facebook.com') ? { page: 'messages', id } : null;
  }
  if (/^\/login\/?$/.test(path)) return { page: 'login' };
  if (host === 'www.messenger.com') return path === '/' ? { page: 'messages', id: null } : null;
  if (/^\/messages\/?$/.test(path)) return { page: 'messages', id: null };
  if (/^\/stories\/create\/?$/.test(path)) return { page: 'new-story' };
  const shown = story.exec(path)?.[1];
  if (shown !== undefined) return { page: 'story', id: shown };
  return path === '/' ? { page: 'feed' } : null;
}

export function isPage(host: string, path: string): boolean {
  return routeOf(host, path, new URLSearchParams()) !== null;
}

/** The path of a thread: on facebook.com under /messages, encrypted threads under /e2ee. */
export function threadPath(host: string, thread: { readonly id: string; readonly e2ee: boolean }): string {
  const start = host === 'www.facebook.com' ? '/messages' : '';
  return `${start}${thread.e2ee ? '/e2ee' : ''}/t/${thread.id}`;
}
