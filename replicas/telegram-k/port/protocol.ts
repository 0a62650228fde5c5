import * as v from 'valibot';

const managerCall = v.object({
  name: v.string(),
  method: v.string(),
  args: v.array(v.unknown()),
  accountNumber: v.number(),
});

const invoke = v.object({
  type: v.literal('invoke'),
  /** Assumed: where the id for the answer stands is not known of the original. */
  id: v.number(),
  payload: v.object({ type: v.literal('manager'), payload: managerCall }),
  /** The replica's own: what the message itself does not say and the record needs. */
  trace: v.optional(v.object({ path: v.optional(v.string()), peerId: v.optional(v.string()) })),
});

const toWorker = v.variant('type', [
  v.object({ type: v.literal('batch'), payload: v.array(invoke) }),
  invoke,
]);

export type ManagerCall = Readonly<v.InferOutput<typeof managerCall>>;
export type Invoke = Readonly<v.InferOutput<typeof invoke>>;
export type Trace = NonNullable<Invoke['trace']>;

/** The calls in what a port brought, single or in a batch; none when it is something else. */
export function callsIn(message: unknown): readonly Invoke[] {
  const parsed = v.safeParse(toWorker, message);
  if (!parsed.success) return [];
  return parsed.output.type === 'batch' ? parsed.output.payload : [parsed.output];
}

const toPage = v.variant('type', [
  v.object({ type: v.literal('answer'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('recorded'), record: v.unknown() }),
]);

export type ToPage = v.InferOutput<typeof toPage>;

/** What the worker told the page; `null` when it is something else. */
export function newsIn(message: unknown): ToPage | null {
  const parsed = v.safeParse(toPage, message);
  return parsed.success ? parsed.output : null;
}
