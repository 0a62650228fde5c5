import type { Line } from '../messaging/page-line.ts';
import type { Tell } from '../messaging/page-messages.ts';
import { hookChoke } from './choke.ts';
import { hookDetachedInputs } from './detached-inputs.ts';
import { hookDocumentOpen } from './document-open.ts';
import { hookRequests } from './held-requests.ts';
import { formsOf } from './held-values.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { hookMedia } from './media.ts';
import { createQuestions, type Questions } from './questions.ts';
import type { replayDrop, replayPaste } from './replay.ts';

/** What only one of the browsers has or needs; the other's build does without. */
export interface BrowserParts {
  /** Chromium: pickers of the browser's own. */
  readonly hookPickers?: (hooks: Hooks, questions: Questions) => void;
  /** Firefox, which shows a page nothing of a paste or drop that was made in another world. */
  readonly replay?: { readonly paste: typeof replayPaste; readonly drop: typeof replayDrop };
}

/** Puts the hooks into the page's world. Call it at document_start, before any script of the page. */
export function installHooks(line: Line, { hookPickers, replay }: BrowserParts): void {
  const hooks = createHooks();
  const questions = createQuestions(line);
  let held = formsOf([]);
  let told: Node | null = null;

  hookDetachedInputs(hooks);
  hookPickers?.(hooks, questions);
  hookMedia(hooks, questions);
  const configureChoke = hookChoke(hooks, questions);
  hookDocumentOpen(hooks, () => void line.send({ ask: 'rearm' }));
  hookRequests(
    hooks,
    () => held,
    (where) => void line.send({ ask: 'held', where }),
  );

  /** The files told of before, once. */
  const takeFiles = (): Node | null => {
    const files = told;
    told = null;
    return files;
  };
  line.onMessage((message, node) => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- nobody but the guard, which is of this very build, can speak on the line
    const tell = message as Tell;
    switch (tell.tell) {
      case 'config':
        configureChoke(tell.choke);
        return null;
      case 'settle':
        questions.settle(tell.id, tell.pass, tell.keep);
        return null;
      case 'hold':
        held = formsOf(tell.values);
        return null;
      case 'canary':
        return hooks.check();
      case 'files':
        told = node;
        return null;
      case 'paste':
        return node && replay?.paste(node, { text: tell.text, html: tell.html, files: takeFiles() });
      case 'drop':
        return node && replay?.drop(node, { text: tell.text, html: '', files: takeFiles() }, tell.x, tell.y);
    }
  });
  // A guard that came first waits for this; one that comes later sees that we are there.
  line.send({ ask: 'ready' });
}
