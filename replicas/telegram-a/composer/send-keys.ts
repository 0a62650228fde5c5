import { sendsByCtrl } from '../variant.ts';
import type { SendOptions } from '../model/types.ts';

/** What an Enter in or outside of a composer asks for; `null` when it is none that sends. */
export function sendAskedBy(event: KeyboardEvent): SendOptions | null {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return null;
  const withCtrl = event.ctrlKey || event.metaKey;
  if (event.shiftKey) return withCtrl ? { via: 'enter', isSilent: true } : null;
  return sendsByCtrl && !withCtrl ? null : { via: 'enter' };
}
