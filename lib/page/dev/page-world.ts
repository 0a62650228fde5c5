import { openLine } from '../../messaging/page-line.ts';
import { hookChoke } from '../choke.ts';
import { installHooks } from '../install.ts';
import { hookPickers } from '../pickers.ts';
import { createReplay } from '../replay.ts';

/** The hooks, as `startHooks` puts them in. */
// Everything that any build and host has.
installHooks(openLine(document, 'page'), {
  hookChoke,
  hookPickers,
  createReplay,
});
