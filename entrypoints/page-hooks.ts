import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openLine } from '../lib/messaging/page-line.ts';
import { installHooks } from '../lib/page/install.ts';

// In the page's own world, at document_start. wxt.config.ts puts it into the manifest.
export default defineUnlistedScript(() => {
  installHooks(openLine(document, 'page'));
});
