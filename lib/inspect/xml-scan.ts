import type { UnscannableReason } from '../core/decide/egress.ts';
import { LimitError, type Meter } from './meter.ts';
import { reasonOf } from './unreadable.ts';
import { createXmlDecoder } from './xml-decode.ts';
import { createXmlScanner, type XmlHandler } from './xml.ts';

/**
 * Takes a handler through a document that comes in pieces, as far as it can be read; the handler's `end` is called in
 * any case. Returns why it could not be read to its end. Throws LimitError.
 */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  meter: Meter,
  lenient = false,
): Promise<UnscannableReason | undefined> {
  const decoder = createXmlDecoder();
  const scanner = createXmlScanner(handler, meter, lenient);
  const problems: UnscannableReason[] = [];
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (error instanceof LimitError) throw error;
      problems.push(reasonOf(error));
    }
  };
  try {
    try {
      for await (const chunk of chunks) scanner.push(decoder.push(chunk));
    } catch (error) {
      if (error instanceof LimitError) throw error;
      problems.push(reasonOf(error));
    }
    attempt(() => scanner.push(decoder.end()));
    attempt(() => scanner.end());
  } finally {
    handler.end?.();
  }
  return problems[0];
}
