import type { Engine } from '../detect/engine/index.ts';
import type { Finding } from '../detect/finding.ts';
import type { Content, UnscannableReason } from './egress.ts';
import { scanWithRecent } from './recent.ts';

/**
 * The longest text that is judged at once, in UTF-16 code units. Longer ones are unscannable (`too-large`): the
 * verdict holds up the key press, and no messenger takes a message of this size.
 */
export const maxTextLength = 4_000_000;

export interface Inspection {
  readonly findings: readonly Finding[];
  /** The first reason why something could not be read. */
  readonly unscannable: UnscannableReason | null;
}

/**
 * Finds what detectors find, in text or in what inspection found in files.
 * @param recent earlier sends of the conversation, oldest first, for text that goes on where they ended.
 */
export function inspect(engine: Engine, content: Content, recent: readonly string[] = []): Inspection {
  if (content.kind === 'none') return { findings: [], unscannable: null };
  if (content.kind === 'text') {
    const { findings, unscannable } = scanText(engine, content.text, recent);
    return { findings, unscannable: unscannable ?? content.unscannable ?? null };
  }
  const findings: Finding[] = [];
  let unscannable: UnscannableReason | null = null;
  for (const [file, { texts, unscannable: reason }] of content.files.entries()) {
    unscannable ??= reason ?? null;
    for (const { path, text } of texts) {
      const part = scanText(engine, text, []);
      unscannable ??= part.unscannable;
      findings.push(...part.findings.map((finding) => ({ ...finding, provenance: { file, path } })));
    }
  }
  return { findings, unscannable };
}

function scanText(engine: Engine, text: string, recent: readonly string[]): Inspection {
  return text.length > maxTextLength
    ? { findings: [], unscannable: 'too-large' }
    : { findings: scanWithRecent(engine, text, recent), unscannable: null };
}
