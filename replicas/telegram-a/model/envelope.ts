import * as v from 'valibot';

const call = v.object({
  type: v.literal('callMethod'),
  messageId: v.string(),
  name: v.string(),
  args: v.array(v.unknown()),
  // Beside the call and not part of it: what only the page knows and the record wants.
  replica: v.optional(v.object({ via: v.picklist(['enter', 'button']), open: v.nullable(v.string()) })),
});
const initApi = v.object({
  type: v.literal('initApi'),
  messageId: v.string(),
  args: v.tuple([
    v.object({
      ownId: v.string(),
      savedTitle: v.string(),
      silent: v.boolean(),
      port: v.instance(MessagePort),
    }),
  ]),
});
const toWorker = v.object({ payloads: v.array(v.variant('type', [call, initApi])) });
const toPage = v.object({
  payloads: v.array(
    v.object({
      type: v.literal('methodResponse'),
      messageId: v.string(),
      response: v.optional(v.unknown()),
      error: v.optional(v.object({ message: v.string() })),
    }),
  ),
});

export type CallPayload = v.InferOutput<typeof call>;
export type ToWorker = v.InferOutput<typeof toWorker>;
export type ToPage = v.InferOutput<typeof toPage>;

/** A message to the worker; `null` when it is none. */
export function parseToWorker(data: unknown): ToWorker | null {
  const parsed = v.safeParse(toWorker, data);
  return parsed.success ? parsed.output : null;
}

/** A message from the worker, or from whoever answers in its place; `null` when it is none. */
export function parseToPage(data: unknown): ToPage | null {
  const parsed = v.safeParse(toPage, data);
  return parsed.success ? parsed.output : null;
}
