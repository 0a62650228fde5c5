import type { GuardMode } from '../messaging/page-protocol.ts';

export type PlainWords = NonNullable<GuardMode['words']>;

/**
 * What the guard says by itself where the dialog, which has words for everything, cannot be had. In the person's language
 * it comes with the mode (`lib/ui/texts/plain.ts`): no page loads them all.
 */
export const plainEnglish: PlainWords = {
  held: 'Not sent: your organisation holds this. Edit it or reload the page.',
  failed: 'Not sent: it could not be checked or recorded. Reload the page and try again.',
};
