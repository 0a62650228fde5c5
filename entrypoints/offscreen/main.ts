import { listenForHints } from '../../lib/background/hints/listen.ts';
import { serveInspection } from '../../lib/inspector/serve-inspection.ts';
import { spawnReader } from '../../lib/inspector/spawn-reader.ts';

serveInspection(spawnReader);
void listenForHints(new AbortController().signal);
