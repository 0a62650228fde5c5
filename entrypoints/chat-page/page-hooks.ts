import { startHooks } from '../../lib/page/start.ts';

// For hosts of which no platform hands what it sends to a worker. wxt.config.ts bundles it and puts it into the manifest.
startHooks({});
