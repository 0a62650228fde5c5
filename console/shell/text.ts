import type { ApiError } from '../api/client.ts';

/** Words of the frame around every page. */
export const shellText = {
  product: 'Sluice',
  skip: 'Skip to content',
  pages: 'Pages',
  incidents: 'Incidents',
  rules: 'Rules',
  devices: 'Devices',
  signOut: 'Sign out',
  draftKept: 'edited',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  notFound: 'There is no such page',
  notFoundText: 'The address may be mistyped, or come from another version of the console.',
  toIncidents: 'Go to incidents',
  loading: 'Loading…',
  tryAgain: 'Try again',
  close: 'Close',
  leaveDraft: 'Sign out and lose the edits to the policy that are not published?',
  signOutFailed: 'You are still signed in.',
  shownFrom: (time: string) => `What you see was loaded at ${time}.`,
};

/** One plain sentence for a call that had no answer. `message` is untrusted: show it through `shownText`. */
export function errorSentence(error: ApiError): string {
  if (error.code === 'console/unreachable') return 'The server can’t be reached.';
  if (error.code === 'console/unreadable-answer')
    return 'The server answered something this console does not understand. Load the page again; if that does not help, console and server are of different versions.';
  if (error.message !== '') return error.message;
  if (error.status >= 500) return `The server could not answer (error ${error.status}). Its log says why.`;
  return `The server refused this (error ${error.status}).`;
}
