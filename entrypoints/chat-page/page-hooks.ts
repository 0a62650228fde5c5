import { openLine } from '../../lib/messaging/page-line.ts';
import { installHooks } from '../../lib/page/install.ts';
import { hookPickers } from '../../lib/page/pickers.ts';
import { replayDrop, replayPaste } from '../../lib/page/replay.ts';

// In the page's own world, at document_start. wxt.config.ts bundles it and puts it into the manifest.
const parts = import.meta.env.FIREFOX
  ? { replay: { paste: replayPaste, drop: replayDrop } }
  : { hookPickers };
installHooks(openLine(document, 'page'), parts);
