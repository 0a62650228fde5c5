import { describe, expect, it } from 'vitest';
import type { ChokePoint } from '../messaging/page-messages.ts';
import { unitOf, withItems } from './split.ts';
import { findCalls, idOf, maxDepth, maxNodes, readCall } from './walk.ts';
import type { Gate } from './walk.ts';

const point: ChokePoint = {
  id: 'test',
  on: 'worker',
  gates: { message: ['sendMessage', 'sendText'], draft: ['saveDraft'] },
  nameKeys: ['name', 'method'],
  argsKey: 'args',
  textKeys: ['text', 'caption'],
  idKey: 'messageId',
  peerKeys: ['chat', 'peerId'],
};
const gate: Gate = {
  point,
  channels: Object.assign(Object.create(null), {
    sendMessage: 'message',
    sendText: 'message',
    saveDraft: 'draft',
  }),
};
const call = (name: string, ...args: readonly unknown[]) => ({
  type: 'callMethod',
  name,
  messageId: 7,
  args,
});
// Lists of the hooks inherit nothing.
const callsIn = (message: unknown) => Array.from(findCalls(message, gate));
const namesIn = (message: unknown) => callsIn(message).map(({ method }) => method);
const contentOf = (message: unknown, of: ChokePoint = point) => {
  const [found] = callsIn(message);
  if (found === undefined) throw new Error('no call found');
  const { texts, peer, others } = readCall(found, of);
  return { texts: Array.from(texts), peer, others: Array.from(others) };
};
/** An object around an object around … `inner`. */
const nested = (inner: unknown, times: number): unknown =>
  times === 0 ? inner : { inner: nested(inner, times - 1) };

describe('finding calls in a posted message', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'a list of calls',
      { payloads: [call('sendMessage'), call('getHistory'), call('saveDraft')] },
      ['sendMessage', 'saveDraft'],
    ],
    [
      'a call in an envelope, whose manager has a name too',
      {
        type: 'batch',
        payload: [{ payload: { payload: { name: 'messages', method: 'sendText', args: [] } } }],
      },
      ['sendText'],
    ],
    ['nothing gated', { payloads: [call('getHistory')] }, []],
    ['no object', 'sendMessage', []],
    ['null', null, []],
    ['a name that every object inherits', { name: 'constructor', args: [] }, []],
    ['what is within the arguments of a call', call('sendMessage', call('saveDraft')), ['sendMessage']],
    ['an object without a prototype', Object.assign(Object.create(null), call('sendText')), ['sendText']],
    ['the depth that is looked at', nested(call('sendText'), maxDepth), ['sendText']],
    ['below that depth', nested(call('sendText'), maxDepth + 1), []],
    ['inside what is not plain', new Map([['a', call('sendText')]]), []],
  ])('%s', (_, message, names) => {
    expect(namesIn(message)).toEqual(names);
  });

  it('ends, also with what contains itself, or very much', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(namesIn(round)).toEqual([]);
    const many = Array.from({ length: maxNodes * 3 }, () => ({ name: 'other' }));
    expect(namesIn(many)).toEqual([]);
  });

  it('calls no getter', () => {
    let asked = 0;
    const message = {
      get name() {
        asked += 1;
        return 'sendText';
      },
    };
    expect(namesIn(message)).toEqual([]);
    expect(asked).toBe(0);
  });
});

describe('reading a call', () => {
  it('takes the texts and the conversation that the platform names', () => {
    const sent = {
      chat: { id: '-100', title: 'Team' },
      text: 'hello',
      options: { caption: ['a', { b: 'c' }] },
    };
    expect(contentOf(call('sendMessage', sent))).toEqual({
      texts: ['hello', 'a', 'c'],
      peer: '-100',
      others: [],
    });
    expect(contentOf(call('sendText', { peerId: 42, text: 'hi' })).peer).toBe('42');
  });

  it('does not look into what holds nothing new', () => {
    const edit = { message: { content: { text: 'before' } }, text: 'after', peer: { text: 'x' } };
    const skipping = { ...point, skipKeys: ['message', 'peer'] };
    expect(contentOf(call('sendMessage', edit), skipping).texts).toEqual(['after']);
  });

  it('takes texts that are arguments of their own, and every text where none is named', () => {
    expect(contentOf(call('sendText', 'https://example.com', 5, ['deeper'])).texts).toEqual([
      'https://example.com',
    ]);
    const everything = { ...point, textKeys: [] };
    expect(contentOf(call('sendText', { title: 'a', list: ['b'] }), everything).texts).toEqual(['a', 'b']);
  });

  it('gives what is neither plain nor list, such as files', () => {
    const blob = new Blob(['x']);
    expect(contentOf(call('sendMessage', { text: '', attachment: { blob } })).others).toEqual([blob]);
  });

  it('finds the id beside the name or further out', () => {
    const [near] = callsIn({ payloads: [call('sendText')] });
    const [far] = callsIn({ messageId: 9, payload: { method: 'sendText', args: [] } });
    expect([near && idOf(near, point), far && idOf(far, point)]).toEqual([7, 9]);
  });
});

describe('taking a message apart', () => {
  const placed = (message: unknown) => callsIn(message).map((found) => ({ found, unit: unitOf(found) }));

  it('leaves out the item that holds the call, and keeps the rest as it is', () => {
    const [stays, other] = [call('sendText', { text: 'a' }), { type: 'ping' }];
    const goes = { type: 'invoke', payload: call('saveDraft') };
    const message = { type: 'batch', at: 5, payload: [stays, goes, other] };
    const calls = placed(message);
    const part = withItems(message, calls, (item) => item !== goes);
    expect(structuredClone(part)).toEqual({ type: 'batch', at: 5, payload: [stays, other] });
    expect(message.payload).toHaveLength(3);
  });

  it('leaves nothing when no item is left', () => {
    const message = { payloads: [call('sendText')] };
    expect(withItems(message, placed(message), () => false)).toBeNull();
  });

  it('takes the innermost list', () => {
    const [first, second] = [call('sendText'), call('saveDraft')];
    const message = [{ calls: [first, second] }, { ping: 1 }];
    expect(placed(message).map(({ unit }) => unit)).toEqual([first, second]);
    expect(structuredClone(withItems(message, placed(message), (item) => item !== second))).toEqual([
      { calls: [first] },
      { ping: 1 },
    ]);
  });

  it('has no smaller part where there is no list', () => {
    expect(placed({ payload: call('sendText') })[0]?.unit).toBeNull();
  });
});
