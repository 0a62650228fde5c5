import type { Line } from '../messaging/page-line.ts';
import { hookChoke } from './choke.ts';
import { hookDetachedInputs } from './detached-inputs.ts';
import { hookDocumentOpen } from './document-open.ts';
import { hookRequests } from './held-requests.ts';
import { holdValues, nothingHeld } from './held-values.ts';
import { createHooks } from './hooks.ts';
import { hookMedia } from './media.ts';
import { hookPickers } from './pickers.ts';
import { createQuestions } from './questions.ts';
import { readTell } from './read-tell.ts';
import { replayDrop, replayPaste } from './replay.ts';

/** Puts the hooks into the page's world. Call it at document_start, before any script of the page. */
export function installHooks(line: Line): void {
  const hooks = createHooks();
  const questions = createQuestions(line);
  let held = nothingHeld;
  let files: Node | null = null;

  hookDetachedInputs(hooks);
  hookPickers(hooks, questions);
  hookMedia(hooks, questions);
  const choke = hookChoke(hooks, questions);
  hookDocumentOpen(hooks, () => {
    line.send({ ask: 'rearm' });
  });
  hookRequests(
    hooks,
    () => held,
    (where) => {
      line.send({ ask: 'held', where });
    },
  );

  /** The files told of before, once. */
  const takeFiles = (): Node | null => {
    const taken = files;
    files = null;
    return taken;
  };
  line.onMessage((message, node) => {
    const told = readTell(message);
    switch (told?.tell) {
      case 'config':
        choke.configure(told.choke);
        return null;
      case 'settle':
        questions.settle(told.id, told.pass, told.keep);
        return null;
      case 'hold':
        held = holdValues(told.values);
        return null;
      case 'canary':
        return hooks.check();
      case 'files':
        files = node;
        return null;
      case 'paste':
        return node && replayPaste(node, { text: told.text, html: told.html, files: takeFiles() });
      case 'drop':
        return node && replayDrop(node, { text: told.text, html: '', files: takeFiles() }, told.x, told.y);
      case undefined:
        return null;
    }
  });
  // The guard that came first waits for this; one that comes later sees that we are there.
  line.send({ ask: 'ready' });
}
