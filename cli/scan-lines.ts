import * as v from 'valibot';
import type { Confidence, Finding } from '../lib/core/detect/index.ts';
import { scanConversation } from '../lib/core/decide/index.ts';
import { type Detection, loadScanner } from './detection.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

const id = v.union([v.string(), v.number()]);
const single = v.object({ id, text: v.string() });
const conversation = v.object({ id, messages: v.pipe(v.array(v.string()), v.minLength(1)) });

/** The steps as numbers that others compute with: Microsoft Purview's 65, 75 and 85, of 100. */
export const scores = { low: 0.65, medium: 0.75, high: 0.85 } as const satisfies Record<Confidence, number>;

/**
 * `sluice scan --jsonl`: one JSON object a line in, one out, in the same order. In: `{ id, text }`, or with
 * `conversations` `{ id, messages }`, whose last message is judged with the earlier ones as recent sends. Out:
 * `{ id, findings: [{ detector, start, end, confidence, level }] }`; `start` and `end` count UTF-16 code units of the
 * text (of the last message), `end` exclusive; `confidence` is 0-1, `level` low, medium or high. Ends with 0 whatever
 * is found, and with 2 at the first line that cannot be read.
 */
export async function scanLines(
  io: Io,
  options: { readonly rules: string; readonly conversations: boolean },
): Promise<ExitCode> {
  const detection = await loadScanner(io, options.rules);
  const input = await io.readInput();
  let number = 0;
  for (const line of input.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, findings } = options.conversations
      ? judgeConversation(detection, parseLine(conversation, 'messages', line, number))
      : judgeText(detection, parseLine(single, 'a text', line, number));
    io.out(`${JSON.stringify({ id, findings: findings.map(machineForm) })}\n`);
  }
  return 0;
}

type Judged = { readonly id: string | number; readonly findings: readonly Finding[] };

function judgeText({ engine }: Detection, line: v.InferOutput<typeof single>): Judged {
  return { id: line.id, findings: engine.scan(line.text) };
}

function judgeConversation({ engine }: Detection, line: v.InferOutput<typeof conversation>): Judged {
  return { id: line.id, findings: scanConversation(engine, line.messages) };
}

function machineForm({ detector, start, end, confidence }: Finding): object {
  return { detector, start, end, confidence: scores[confidence], level: confidence };
}

function parseLine<T extends v.GenericSchema>(
  schema: T,
  needs: string,
  line: string,
  number: number,
): v.InferOutput<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`Line ${String(number)} is not JSON.`);
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new UsageError(`Line ${String(number)} needs an id and ${needs}.`);
}
