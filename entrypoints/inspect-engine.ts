import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveEngine } from '../lib/inspector/engine-worker.ts';
import { isEngineName } from '../lib/inspector/engine-name.ts';
import { engines } from '../lib/inspector/engines.ts';
import { dropNetwork } from '../lib/inspector/no-network.ts';

// One worker an engine; its name says which.
export default defineUnlistedScript(() => {
  const wanted: unknown = Reflect.get(globalThis, 'name');
  if (!isEngineName(wanted)) throw new Error('inspect/unknown-engine');
  const make = engines[wanted];
  void serveEngine(globalThis, () =>
    make(() => {
      dropNetwork(globalThis, 'nothing');
    }),
  );
});
