import type { LabelledSpan, Message } from '../message.ts';
import { make } from './make.ts';
import { random } from './values/random.ts';

/**
 * Texts of one language, in mark-up: `⟦card⟧` is a generated value that counts, `⟦password=Tiger#2211⟧` a written one,
 * `⟨order⟩` a generated value that is harmless.
 */
export interface Texts {
  readonly language: string;
  /** Talk with nothing in it that even looks sensitive. */
  readonly ordinary: readonly string[];
  /** Talk that looks as if. */
  readonly negative: readonly string[];
  readonly positive: readonly string[];
}

const MARK = /⟦([^⟧=]+)(?:=([^⟧]*))?⟧|⟨([^⟩]+)⟩/gu;
const GENERATED = /⟦[^⟧=]+⟧|⟨[^⟩]+⟩/u;

export function build(texts: Texts): Message[] {
  const kinds = [
    ['ordinary', texts.ordinary, 1],
    ['hard-negative', texts.negative, 3],
    ['positive', texts.positive, 2],
  ] as const;
  return kinds.flatMap(([kind, templates, uses]) =>
    templates.flatMap((template) =>
      Array.from({ length: GENERATED.test(template) ? timesOf(template, uses) : 1 }, (_, use) =>
        expand(texts.language, kind, template, use),
      ),
    ),
  );
}

/** Phones and passwords vary most in how they are written, so each of their templates serves once more. */
function timesOf(template: string, uses: number): number {
  return /⟦(?:phone|password)/u.test(template) ? 3 : uses;
}

function expand(language: string, kind: Message['kind'], template: string, use: number): Message {
  const chance = random(`${language}|${template}|${use}`);
  const spans: LabelledSpan[] = [];
  let text = '';
  let copied = 0;
  for (const mark of template.matchAll(MARK)) {
    text += template.slice(copied, mark.index);
    const value = mark[2] ?? make(mark[1] ?? mark[3] ?? '', chance);
    if (mark[1] !== undefined) {
      spans.push({ label: labelOf(mark[1]), start: text.length, end: text.length + value.length });
    }
    text += value;
    copied = mark.index + mark[0].length;
  }
  return { id: '', language, text: text + template.slice(copied), spans, kind };
}

/** `id:pl-pesel` is short for `national-id:pl-pesel`; other arguments, as in `iban:DE`, speak to the generator only. */
function labelOf(mark: string): string {
  if (mark.startsWith('id:')) return `national-id:${mark.slice(3)}`;
  return /^(?:phone|secret|other|national-id):/u.test(mark) ? mark : mark.replace(/:.*/u, '');
}
