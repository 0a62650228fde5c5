import type { Message } from '../message.ts';
import { random } from './random.ts';
import { nationalIdMessages } from './texts/ids.ts';
import { ordinaryMessages } from './texts/ordinary.ts';
import { numberMessages, otherMessages } from './texts/others.ts';
import { passwordMessages } from './texts/passwords.ts';
import { paymentMessages } from './texts/payment.ts';
import { phoneMessages } from './texts/phones.ts';
import { secretMessages } from './texts/secrets.ts';

/** The half of the corpus that detectors are improved on. The same in every run. */
export function tuned(): Message[] {
  const parts = {
    ids: nationalIdMessages,
    payment: paymentMessages,
    secrets: secretMessages,
    passwords: passwordMessages,
    phones: phoneMessages,
    others: otherMessages,
    numbers: numberMessages,
    ordinary: ordinaryMessages,
  };
  const seen = new Set<string>();
  return Object.entries(parts).flatMap(([part, make], seed) =>
    make(random(seed + 31))
      .filter(({ text }) => {
        const isNew = !seen.has(text);
        seen.add(text);
        return isNew;
      })
      .map((draft, at) => ({ id: `tuned-${part}-${String(at + 1)}`, ...draft })),
  );
}
