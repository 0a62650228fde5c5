import { cardNumber, iban } from '../../tests/harness/samples.ts';

/** What people write, in several languages, with the numbers that are no secrets. */
const talk = [
  'Hi, are we still on for 10:30 tomorrow? I can bring the 3 documents you asked for.',
  'Das Treffen ist am 14.03.2027 um 9 Uhr, Raum 204, bitte die Unterlagen mitbringen 😀',
  'On se voit à 18h devant la gare ? Le train 8412 arrive voie 7.',
  'Nos vemos el lunes, el pedido 774120 llega entre las 12 y las 15.',
  'Ahoj, pošli mi prosím tu fotku z víkendu, bylo to super!',
  'https://example.com/order/2026-11-22?ref=48205937&lang=en – here is the link I meant.',
  'lol ok, call me at +1 555 0100 when you are near, the door code changed',
  'The build 2.14.0 took 348 s, version 2.15 should be out in Q2; ticket 48213 is closed.',
  'Привет, завтра в 11:00, адрес тот же. Спасибо!',
  'Total was 1,249.50 EUR, I paid 400 and Anna 849.50, we are even now.',
];

const findings = [
  () => `please book it on card ${cardNumber()} exp 09/27 thanks`,
  () => `my IBAN is ${iban(7)}, same bank as before`,
  () => `write to anna.svoboda@example.org and to office@example.com`,
];

/** Ten messages of 1,024 characters: seven without anything to find, three with one finding each or two. */
export function chatMessages(): { text: string; clean: boolean }[] {
  return talk.map((_, i) => {
    const finding = i % 3 === 2 ? (findings[(i - 2) / 3]?.() ?? '') : '';
    const body = Array.from({ length: 20 }, (__, k) => talk[(i + k * 3) % talk.length]).join('\n');
    const at = 300;
    const text = finding === '' ? body : `${body.slice(0, at)}\n${finding}\n${body.slice(at)}`;
    return { text: text.slice(0, 1024), clean: finding === '' };
  });
}

/** About `bytes` of chat, one message a line, one in ten with something to find. */
export function mixedText(bytes: number): string {
  const lines: string[] = [];
  for (let size = 0, i = 0; size < bytes; i += 1) {
    const line =
      i % 10 === 9 ? (findings[((i / 10) % 3) | 0]?.() ?? '') : `${talk[i % talk.length] ?? ''} (${i})`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join('\n');
}

/** About `bytes` of a table of orders: many numbers, every fiftieth row with a card number. */
export function csvText(bytes: number): string {
  const rows = ['id,date,customer,city,amount,reference,phone'];
  for (let size = 0, i = 0; size < bytes; i += 1) {
    const reference = i % 50 === 49 ? cardNumber(i % 1000) : String(70_000_000 + i * 37);
    const row = `${100_000 + i},2026-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')},Customer ${i % 977},Brno,${(i * 7.31).toFixed(2)},${reference},+1 555 0${100 + (i % 99)}`;
    rows.push(row);
    size += row.length + 1;
  }
  return rows.join('\n');
}

/** In UTF-8. */
export const byteLength = (text: string): number => Buffer.byteLength(text);

/** What a composer holds, and what is then typed, character by character. */
export interface ComposerText {
  readonly start: string;
  readonly typed: string;
}

/**
 * Chat of 4,096 characters (UTF-16), different each time, and 200 more to type, every second one in ASCII alone. In
 * one of three something to find stands in the text, in another one it is typed.
 */
export function composerTexts(count: number): ComposerText[] {
  const plainTalk = talk.filter((line) => /^[ -~]*$/.test(line));
  return Array.from({ length: count }, (_, i) => {
    const lines = i % 2 === 0 ? talk : plainTalk;
    const line = (k: number): string => `${lines[(i + k * 3) % lines.length] ?? ''} (${i * 100 + k})`;
    const finding = findings[((i / 3) | 0) % findings.length]?.() ?? '';
    const said = Array.from({ length: 90 }, (__, k) => (i % 3 === 1 && k % 20 === 9 ? finding : line(k)));
    const typed = [i % 3 === 2 ? finding : line(91), line(92), line(93), line(94), line(95)].join('\n');
    // A line break at the end: what is typed begins a line.
    return {
      start: `${said.join('\n').slice(-4095)}\n`,
      typed: Array.from(typed).slice(0, 200).join(''),
    };
  });
}
