import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { replaceText } from '../lib/guard/replace-text.ts';
import { dialogFactoryKey, replaceTextKey } from '../lib/messaging/page-protocol.ts';
import { createDialog } from '../lib/ui/dialog/index.ts';

// Put into a frame by the background when its guard asks for it (`dialog/load`): most pages never need it.
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, dialogFactoryKey, createDialog);
  Reflect.set(globalThis, replaceTextKey, replaceText);
});
