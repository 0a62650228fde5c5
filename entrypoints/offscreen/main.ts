import { listenForHints } from '../../lib/background/hints/listen.ts';
import { serveInspection } from '../../lib/inspector/serve-inspection.ts';

serveInspection(() => new Worker('/inspect-reader.js'));
void listenForHints(new AbortController().signal);
