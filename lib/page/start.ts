import { openLine } from '../messaging/page-line.ts';
import { installHooks, type HostParts } from './install.ts';
import { hookPickers } from './pickers.ts';
import { createReplay } from './replay.ts';

/** What only one of the browsers has or needs; the other's build does without. */
const browserParts = import.meta.env.FIREFOX ? { createReplay } : { hookPickers };

/** In the page's own world, at document_start: all that this browser needs, and what the page's host does. */
export function startHooks(hostParts: HostParts): void {
  installHooks(openLine(document, 'page'), { ...browserParts, ...hostParts });
}
