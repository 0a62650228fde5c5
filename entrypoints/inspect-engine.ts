import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as v from 'valibot';
import { engineChannelSchema } from '../lib/inspector/engine-relay.ts';
import { serveEngine } from '../lib/inspector/engine-worker.ts';
import { parseEngineWorkerName } from '../lib/inspector/engine-name.ts';
import { engines } from '../lib/inspector/engines.ts';
import { dropNetwork } from '../lib/inspector/no-network.ts';
import { engineHeapBytes } from '../lib/inspector/reader-size.ts';

// One worker an engine; its name says which.
export default defineUnlistedScript(() => {
  const wanted = parseEngineWorkerName(Reflect.get(globalThis, 'name'));
  if (wanted === null) throw new Error('inspect/unknown-engine');
  const { engine, size, languages } = wanted;
  const maxHeapBytes = engineHeapBytes[size][engine];
  const dropAll = () => {
    dropNetwork(globalThis, 'nothing');
  };
  const load = () => engines[engine]({ dropNetwork: dropAll, maxHeapBytes, languages });
  globalThis.addEventListener(
    'message',
    ({ data }) => {
      const { port } = v.parse(engineChannelSchema, data);
      void serveEngine(port, load);
      port.start();
    },
    { once: true },
  );
});
