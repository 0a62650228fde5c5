import { add } from '../messaging/natives.ts';
import type { Line } from '../messaging/page-line.ts';
import type { CanaryReply, Tell } from '../messaging/page-messages.ts';
import type { hookChoke } from './choke.ts';
import { hookDetachedInputs } from './detached-inputs.ts';
import { hookDocumentOpen } from './document-open.ts';
import { hookRequests } from './held-requests.ts';
import { formsOf } from './held-values.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { hookMedia } from './media.ts';
import { createQuestions, type Questions } from './questions.ts';
import type { createReplay } from './replay.ts';

/** What only some hosts need; the others' pages do without. */
export interface HostParts {
  /** Where a platform's data names choke points. */
  readonly hookChoke?: typeof hookChoke;
}

export interface PageParts extends HostParts {
  /** Chromium: pickers of the browser's own. */
  readonly hookPickers?: (hooks: Hooks, questions: Questions) => void;
  /** Firefox, which shows a page nothing of a paste or drop that was made in another world. */
  readonly createReplay?: typeof createReplay;
}

/** Puts the hooks into the page's world. Call it at document_start, before any script of the page. */
export function installHooks(line: Line, { hookChoke, hookPickers, createReplay }: PageParts): void {
  const hooks = createHooks();
  const questions = createQuestions(line);
  let held = formsOf([]);
  /** A policy newer than this build names choke points for this host. */
  let lacksChoke = false;

  hookDetachedInputs(hooks);
  hookPickers?.(hooks, questions);
  hookMedia(hooks, questions);
  const replay = createReplay?.();
  const configureChoke = hookChoke?.(hooks, questions);
  hookDocumentOpen(hooks, () => void line.send({ ask: 'rearm' }));
  hookRequests(
    hooks,
    () => held,
    (where) => void line.send({ ask: 'held', where }),
  );

  const checked = (): CanaryReply => {
    const reply = hooks.check();
    if (lacksChoke) add(reply.missing, 'Worker.postMessage');
    return reply;
  };
  line.onMessage((message, node) => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- nobody but the guard, which is of this very build, can speak on the line
    const tell = message as Tell;
    switch (tell.tell) {
      case 'config':
        lacksChoke = !configureChoke && tell.choke.length > 0;
        configureChoke?.(tell.choke);
        return null;
      case 'settle':
        questions.settle(tell.id, tell.pass, tell.keep);
        return null;
      case 'hold':
        held = formsOf(tell.values);
        return null;
      case 'canary':
        return checked();
      default:
        return node && replay?.(tell, node);
    }
  });
  // A guard that came first waits for this; one that comes later sees that we are there.
  line.send({ ask: 'ready' });
}
