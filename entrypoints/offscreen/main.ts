import { listenForHints } from '../../lib/background/hints/listen.ts';

void listenForHints(new AbortController().signal);
