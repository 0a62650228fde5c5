import { apply, getter, isObject, readField } from '../messaging/natives.ts';
import type { Hooks } from './hooks.ts';

const readyStateOf = getter('Document', 'readyState');
const trustedTypes: unknown = readField(globalThis, 'trustedTypes');
const nothing: unknown = isObject(trustedTypes) ? readField(trustedTypes, 'emptyHTML') : '';

/** Tells `reopened` when the document was opened anew, before a script that is then written into it can run. */
export function hookDocumentOpen({ hook }: Hooks, reopened: () => void): void {
  hook('Document', 'open', (native, self, args) => {
    const result = apply(native, self, args);
    if (self === document) reopened();
    return result;
  });
  const hookWriter = (name: string): void => {
    hook('Document', name, (native, self, args) => {
      // With no parser at work, writing opens the document. Nothing is written first, so that no script runs meanwhile.
      if (self === document && readyStateOf(document) !== 'loading') {
        apply(native, self, [typeof args[0] === 'string' ? '' : nothing]);
        reopened();
      }
      return apply(native, self, args);
    });
  };
  hookWriter('write');
  hookWriter('writeln');
}
