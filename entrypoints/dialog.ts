import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { replaceText } from '../lib/guard/replace-text.ts';
import { dialogFactoryKey, replaceTextKey } from '../lib/messaging/page-protocol.ts';
import type { DialogFactory } from '../lib/ui/ask.ts';
import { createDialog } from '../lib/ui/dialog/index.ts';
import { loadedCatalogues } from '../lib/ui/texts/dialog/loaded.ts';

// Put into a frame by the background when its guard asks for it (`dialog/load`): most pages never need it.
export default defineUnlistedScript(() => {
  const factory: DialogFactory = (options) => createDialog(options, loadedCatalogues());
  Reflect.set(globalThis, dialogFactoryKey, factory);
  Reflect.set(globalThis, replaceTextKey, replaceText);
});
