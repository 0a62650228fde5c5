import type { Dialog } from '../ask.ts';
import { finding, request } from './requests.ts';

const value = '[CARD-NUMBER-HERE]';

export interface TypingOptions {
  readonly action: 'warn' | 'justify' | 'redact' | 'block';
  /** Whether the values can be taken out. */
  readonly takesOut: boolean;
  readonly languages?: readonly string[];
  /** What the rule's tool is called. */
  readonly tool?: string;
  /** Hears of a tool that is opened. */
  readonly suggested?: (url: string) => void;
}

/** What a guard does with a field while somebody types, for tests and pictures: it holds one made-up value. */
export function typingGuard(dialog: Dialog, element: Element | null, options: TypingOptions): void {
  if (!(element instanceof HTMLElement)) throw new Error('no such field');
  const { action, takesOut, languages = ['en'], tool = 'Use a payment link', suggested } = options;
  const field = element instanceof HTMLTextAreaElement ? element : null;
  const readText = () => field?.value ?? element.textContent;
  const judge = () => {
    const text = readText();
    const start = text.indexOf(value);
    const findings = [finding(text, value, 'credit-card', '4539 \u2022\u2022\u2022\u2022 4821')];
    const suggest = [{ label: { en: tool }, url: 'https://pay.example.org/' }];
    if (start === -1) dialog.mark(null);
    else {
      dialog.mark({
        element,
        request: request(action, {
          ...{ text, findings, languages, then: { suggest } },
          ...(suggested !== undefined && { suggested }),
        }),
        text,
        readText,
        rangeOf: (from, to) => (field === null ? rangeIn(element, from, to) : null),
        again: judge,
        takeOut: () => {
          if (takesOut) element.textContent = text.replace(value, '[Card number]');
          return Promise.resolve(takesOut);
        },
      });
    }
  };
  element.addEventListener('input', judge);
  judge();
}

function rangeIn(element: HTMLElement, start: number, end: number): Range | null {
  const text = element.firstChild;
  if (text === null) return null;
  const range = element.ownerDocument.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}
