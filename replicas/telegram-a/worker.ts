import { forgetSent, sentRecords, transmit } from '../shared/wire.ts';
import { type CallPayload, parseToWorker, type ToPage } from './model/envelope.ts';
import type { OracleMessage } from './model/oracle-line.ts';
import { type CallName, isCallName, parseCallArgs } from './model/protocol.ts';
import { createLibrary, type Library } from './worker/library.ts';
import { messageHandlers } from './worker/messages.ts';
import type { Handlers, Outcome } from './worker/outcome.ts';
import { otherHandlers, textHandlers } from './worker/rest.ts';

const handlers: Handlers = { ...messageHandlers, ...textHandlers, ...otherHandlers };

interface Session {
  readonly library: Library;
  readonly ownId: string;
  /** Hears everything, answers nothing. */
  readonly silent: boolean;
  readonly port: MessagePort;
  epoch: number;
}

let session: Session | null = null;
// One after the other, so that records keep the order in which the calls came, whatever hashing takes.
let queue = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  for (const payload of parseToWorker(data)?.payloads ?? []) {
    if (payload.type === 'initApi') start(payload.args[0]);
    else if (payload.name.startsWith('replica')) obey(payload.name, payload.args);
    else accept(payload);
  }
});

function start(config: { ownId: string; savedTitle: string; silent: boolean; port: MessagePort }): void {
  const { ownId, savedTitle, silent, port } = config;
  session = { library: createLibrary(ownId, savedTitle), ownId, silent, port, epoch: 0 };
}

/** The replica's own calls, which keep their place among the messenger's. */
function obey(name: string, [arg]: readonly unknown[]): void {
  queue = queue.then(() => {
    if (name === 'replicaSettled') tellOracle({ type: 'settled', token: String(arg) });
    if (name !== 'replicaForget' || !session) return;
    forgetSent();
    session.epoch = Number(arg);
  });
}

function tellOracle(message: OracleMessage): void {
  session?.port.postMessage(message);
}

function accept(payload: CallPayload): void {
  const at = Date.now();
  const current = session;
  if (!current) return;
  queue = queue.then(async () => {
    // A file that cannot be read (a folder, one that is gone) fails like a bad request.
    const outcome = await run(payload, current).catch(() => null);
    for (const each of outcome?.outgoing ?? []) {
      transmit({ at, ...each });
      const record = sentRecords().at(-1);
      if (record) tellOracle({ type: 'record', epoch: current.epoch, record });
    }
    if (!current.silent) answer(payload.messageId, outcome);
  });
}

async function run({ name, args, replica }: CallPayload, current: Session): Promise<Outcome | null> {
  const { library, ownId } = current;
  if (name === 'downloadMedia') return { outgoing: [], answer: download(args, library) };
  if (!isCallName(name)) return { outgoing: [] };
  const open = library.conversation(replica?.open ?? '');
  return handle(name, args[0], { library, ownId, via: replica?.via ?? 'button', open });
}

function handle<N extends CallName>(
  name: N,
  raw: unknown,
  context: Parameters<Handlers[N]>[1],
): Outcome | null | Promise<Outcome> {
  const args = parseCallArgs(name, raw);
  return args === null ? null : handlers[name](args, context);
}

function download(args: readonly unknown[], library: Library): File | null {
  const [chatId, messageId] = args;
  return typeof chatId === 'string' && typeof messageId === 'number' ? library.file(chatId, messageId) : null;
}

/** Calls that nobody understands are answered with an error, as by the original's server. */
function answer(messageId: string, outcome: Outcome | null): void {
  const message: ToPage = {
    payloads: [
      outcome
        ? { type: 'methodResponse', messageId, response: outcome.answer }
        : { type: 'methodResponse', messageId, error: { message: 'BAD_REQUEST' } },
    ],
  };
  self.postMessage(message);
}
