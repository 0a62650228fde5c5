import { hookChoke } from '../../lib/page/choke.ts';
import { startHooks } from '../../lib/page/start.ts';

// For hosts with a platform that names choke points. wxt.config.ts bundles it and puts it into the manifest.
startHooks({ hookChoke });
