import { listenForHints } from '../../lib/background/hints/listen.ts';
import { serveInspection } from '../../lib/inspector/serve-inspection.ts';

serveInspection((name) => new Worker('/inspect-reader.js', { name }));
void listenForHints(new AbortController().signal);
