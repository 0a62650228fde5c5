import { openLine } from '../../messaging/page-line.ts';
import { installHooks } from '../install.ts';
import { hookPickers } from '../pickers.ts';
import { replayDrop, replayPaste } from '../replay.ts';

/** The hooks, as entrypoints/chat-page/page-hooks.ts starts them. */
// Everything that either browser's build has.
installHooks(openLine(document, 'page'), { hookPickers, replay: { paste: replayPaste, drop: replayDrop } });
