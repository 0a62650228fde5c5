import type { Hooks } from './hooks.ts';
import { apply, getterOf, isObject, readField } from './natives.ts';

const readyStateOf = getterOf(Document.prototype, 'readyState');
const trustedTypes: unknown = readField(globalThis, 'trustedTypes');
const nothing: unknown = isObject(trustedTypes) ? readField(trustedTypes, 'emptyHTML') : '';

/** Tells `reopened` when the document was opened anew, before a script that is then written into it can run. */
export function hookDocumentOpen(hooks: Hooks, reopened: () => void): void {
  hooks.hook(Document.prototype, 'open', 'Document.open', (native, self, args) => {
    const result = apply(native, self, args);
    if (self === document) reopened();
    return result;
  });
  for (const name of ['write', 'writeln'] as const) {
    hooks.hook(Document.prototype, name, `Document.${name}`, (native, self, args) => {
      // With no parser at work, writing opens the document. Nothing is written first, so that no script runs meanwhile.
      if (self === document && readyStateOf(document) !== 'loading') {
        apply(native, self, [typeof args[0] === 'string' ? '' : nothing]);
        reopened();
      }
      return apply(native, self, args);
    });
  }
}
