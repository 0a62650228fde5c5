import type { Adapter } from '../adapters/adapter.ts';
import type { Channel, Content, Conversation } from '../core/decide/egress.ts';
import { channels } from '../core/decide/words.ts';
import type { Ask, Decision } from '../messaging/page-messages.ts';
import type { GuardContext } from './context.ts';
import type { FileGate } from './file-gate.ts';
import type { Gate, Pressed } from './gate.ts';
import { egressTo, isAskable, isQuiet, judgeOne, mayPass, noteSent } from './judged.ts';
import type { Judged } from './judged.ts';
import { filesOf } from './page-side.ts';
import type { ActivePolicy } from './policy-source.ts';
import { ask as askPerson } from './question.ts';
import { createReleased, type Released } from './released.ts';
import {
  type IncidentHead,
  maskReason,
  newHead,
  notePassed,
  recordPassing,
  save,
  saveLater,
} from './record.ts';

/** They leave while somebody still types: nobody is asked, and what would be held does not go. */
const early: readonly string[] = ['draft', 'preview', 'inline-bot'];

type CallAsk = Extract<Ask, { ask: 'call' }>;
type MediaAsk = Extract<Ask, { ask: 'media' }>;

/** Answers the hooks in the page's own world. They may be gone or forged by nobody; a wrong answer only asks twice. */
export function answerPage(
  context: GuardContext,
  gate: Gate,
  files: FileGate,
): (ask: Ask, node: Node | null) => Decision {
  const settling =
    (id: number) =>
    (pass: boolean, keep: readonly number[] | null = null) => {
      context.page.tell({ tell: 'settle', id, pass, keep });
    };
  return (ask, node) => {
    const adapter = context.adapter();
    if (adapter === null) return 'pass';
    switch (ask.ask) {
      case 'files': {
        if (import.meta.env.FIREFOX) return 'pass'; // it has no pickers that hooks would ask about
        const picked = filesOf(node);
        const place = context.presses.placeOfPicker();
        if (place === null && !adapter.covers([])) return 'pass';
        const passes = files.passes({
          files: picked,
          truncated: ask.truncated,
          conversation: () => conversationAt(adapter, place),
          release(kept) {
            settling(ask.id)(
              kept.length > 0,
              kept.map((file) => picked.indexOf(file)),
            );
            return true;
          },
        });
        return passes ? 'pass' : 'wait';
      }
      case 'media':
        return media(context, gate, adapter, ask, settling(ask.id));
      case 'call':
        return call(context, gate, adapter, ask, filesOf(node), settling(ask.id));
      default:
        return 'pass';
    }
  };
}

/** A microphone, a camera or a screen. The control that was pressed says what for; else what is asked for does. */
function media(
  context: GuardContext,
  gate: Gate,
  adapter: Adapter,
  { video, display }: MediaAsk,
  settle: (pass: boolean) => void,
): Decision {
  const { current } = context.policy;
  const place = context.presses.place();
  if (place === null && !adapter.covers([])) return 'pass';
  if (current == null) return withoutPolicy(context);
  const pressed = context.presses.channel();
  const asked = display ? 'screen-share' : video ? 'call' : 'voice';
  const channel = !display && (pressed === 'call' || pressed === 'voice') ? pressed : asked;
  if (context.released.hasChannel(channel)) return 'pass'; // the press was judged already
  const conversation = conversationAt(adapter, place);
  return decide(context, gate, current, channel, { kind: 'none' }, conversation, newHead(), settle);
}

const conversationAt = (adapter: Adapter, place: Element | null): Conversation =>
  adapter.conversationAt(place?.isConnected ? [place] : []);

function withoutPolicy({ policy: { current, mode } }: GuardContext): Decision {
  return current === null && mode.failMode === 'open' ? 'pass' : 'drop';
}

/** The page's call to its own worker. What the first gate let pass is known; the rest is judged here. */
function call(
  context: GuardContext,
  gate: Gate,
  adapter: Adapter,
  ask: CallAsk,
  sent: readonly File[],
  settle: (pass: boolean) => void,
): Decision {
  const { current } = context.policy;
  const channel = channels.find((one) => one === ask.channel);
  if (channel === undefined) return 'pass';
  if (current == null) return withoutPolicy(context);
  const conversation = adapter.conversationOf(ask.peer);
  // What may be sent in one conversation says nothing about what is written in another.
  const whole: Content = { kind: 'text', text: ask.texts.join('\n') };
  if (early.includes(channel))
    return mayLeaveEarly(context, gate, current, channel, whole, conversation) ? 'pass' : 'drop';
  const isKnown = (texts: Released) => isCallKnown(context, texts, channel, ask, sent);
  const isPressed = ({ judged }: Pressed) => {
    const alone = createReleased(() => 0);
    alone.add(judged.egress);
    return isKnown(alone);
  };
  if (isKnown(context.released) || gate.settlePress(isPressed)) return 'pass';
  // Another tab of the same person hands its calls to this one, after its own gate; nobody writes in a hidden one.
  const { document, presses } = context;
  if (document.hidden || (!document.hasFocus() && presses.place() === null)) return 'pass';
  // What is known need not be judged again beside what is not.
  const text = ask.texts.filter((one) => !context.released.hasText(one)).join('\n');
  const isBlind = text === '' && channel === 'forward';
  const judged: Content = { kind: 'text', text, ...(isBlind && { unscannable: 'not-loaded' }) };
  const head = { ...newHead(), backstop: true };
  return decide(context, gate, current, channel, judged, conversation, head, settle);
}

/** `known`: the sends that it may be. */
function isCallKnown(
  context: GuardContext,
  known: Released,
  channel: Channel,
  ask: CallAsk,
  sent: readonly File[],
): boolean {
  const written = ask.texts.filter((text) => text.trim() !== '');
  // Files were judged when they were chosen, and may be others by now: pages make smaller pictures of them.
  if (written.length > 0) return written.every((text) => known.hasText(text));
  return (
    (sent.length > 0 && sent.every((file) => context.released.hasFile(file))) || known.hasChannel(channel)
  );
}

/** Rules about the channel itself are recorded; a text that may not be sent is kept quietly. */
function mayLeaveEarly(
  context: GuardContext,
  gate: Gate,
  policy: ActivePolicy,
  channel: Channel,
  content: Content,
  conversation: Conversation,
): boolean {
  // Of a message that holds something forbidden, not even an address leaves that is harmless by itself.
  if (channel === 'preview' && context.page.isHolding) return false;
  const egress = egressTo(context, channel, content, conversation);
  if (egress === null) return true;
  const own = judgeOne(policy, egress);
  if (!isQuiet(own.verdict)) {
    saveLater(context, own, 'blocked');
    return false;
  }
  const asMessage = judgeOne(policy, { ...egress, channel: 'message' });
  if (!mayPass(asMessage, gate.approved)) return false;
  recordPassing(context, own);
  return true;
}

/** Judges; asks when it must. `settled` is called later, and only after 'wait'. */
function decide(
  context: GuardContext,
  gate: Gate,
  policy: ActivePolicy,
  channel: Channel,
  content: Content,
  conversation: Conversation,
  head: IncidentHead,
  settled: (pass: boolean) => void,
): Decision {
  const egress = egressTo(context, channel, content, conversation);
  if (egress === null) return 'pass';
  const judged = judgeOne(policy, egress);
  if (mayPass(judged, gate.approved)) {
    notePassed(context, judged, head);
    noteSent(context, judged);
    return 'pass';
  }
  const started = gate.hold(async () => {
    let pass = false;
    try {
      pass = await mayGo(context, judged, head);
    } finally {
      if (pass) noteSent(context, judged);
      settled(pass);
    }
  });
  if (started) return 'wait';
  gate.sayBusy();
  return 'drop';
}

async function mayGo(context: GuardContext, judged: Judged, head: IncidentHead): Promise<boolean> {
  if (!isAskable(judged.verdict)) {
    saveLater(context, judged, 'blocked', head);
    await askPerson(context, judged, { head });
    return false;
  }
  const opened = save(context, judged, 'cancelled', head);
  const answer = await askPerson(context, judged, { head });
  await opened;
  if (answer.kind === 'send' && context.policy.current === judged.policy) {
    const reason = answer.reason && maskReason(judged, answer.reason);
    const sentAnyway = { ...head, ...(reason && { reason }) };
    const isSaved = await save(context, judged, 'overridden', sentAnyway);
    if (isSaved && context.policy.current === judged.policy) {
      saveLater(context, judged, 'overridden', sentAnyway);
      return true;
    }
    context.dialog.notify(isSaved ? 'gone' : 'notRecorded'); // it may be stored all the same
  }
  saveLater(context, judged, 'cancelled', head);
  return false;
}
