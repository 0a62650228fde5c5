import { type Draft, write } from '../write.ts';
import type { Random } from '../random.ts';
import { americaAndOceania } from '../values/ids-america-oceania.ts';
import { asiaAndAfrica } from '../values/ids-asia-africa.ts';
import { eastern } from '../values/ids-eastern.ts';
import { western } from '../values/ids-western.ts';
import { plain } from '../values/checks.ts';
import { type NationalId, valueOf, wrongValueOf } from '../values/national-id.ts';
import { frames } from './frames.ts';

export const nationalIds: readonly NationalId[] = [
  ...western,
  ...eastern,
  ...asiaAndAfrica,
  ...americaAndOceania,
];

/** Five ways to give away a number, and up to four that give none away. */
export function nationalIdMessages(random: Random): Draft[] {
  return nationalIds.flatMap((number) => [...positives(number, random), ...negatives(number, random)]);
}

function positives(number: NationalId, random: Random): Draft[] {
  const { id, language, called } = number;
  const says = frames[language]?.says ?? [];
  const label = `${companies.has(id) ? 'other' : 'national-id'}:${id}`;
  const start = random.below(says.length);
  const value = (turn: number) => ({ value: valueOf(number, random, turn), label });
  const sentences = [0, 1, 2].map((turn) =>
    write(language, said(says[(start + turn) % says.length] ?? '', called, turn), [value(turn)]),
  );
  const [first = ''] = called;
  const name = random.of(['Anna', 'Marek', 'Lucia', 'Tom', 'Olga', 'Sam', 'Nora']);
  if (unconfirmed.has(id)) return [...sentences, write(language, `${first}: {0}\n${name}`, [value(1)])];
  return [
    ...sentences,
    ...[...(frames[language]?.purpose ?? []), ...(frames[language]?.apart ?? [])].map((text, turn) =>
      write(language, said(text, called, turn), [value(turn)]),
    ),
    write(language, `${name} Test\n${first}: {0}\n${name.toLowerCase()}`, [value(1)]),
    write(language, `name;${first};city\n${name};{0};X\nB. ${name};{1};Y`, [value(0), value(2)]),
  ];
}

function negatives(number: NationalId, random: Random): Draft[] {
  const { language, called } = number;
  const { other = [], without = [] } = frames[language] ?? {};
  const wrong = wrongValueOf(number, random, 0);
  const orders = distinctive.has(number.id)
    ? []
    : other.map((text, turn) => write(language, text, [{ value: plain(valueOf(number, random, turn)) }]));
  const drafts = [...orders, write(language, said(random.of(without), called, random.below(called.length)))];
  if (wrong !== null) drafts.push(write(language, said('LABEL: {0}', called, 0), [{ value: wrong }]));
  return drafts;
}

/** Of companies, and public: for counting only. */
export const companies: ReadonlySet<string> = new Set(['it-vat-number', 'au-abn']);

/** Without a check digit or test values of their own, which is why their detectors stay low: a few messages each. */
const unconfirmed = new Set([
  'mt-id',
  'ge-personal-id',
  'az-fin',
  'ma-cin',
  'ke-national-id',
  'py-cedula',
  'au-driving-licence',
]);

/** Written like nothing else: where an order's number stands, such a number is still one. */
const distinctive = new Set([
  'mx-curp',
  'it-codice-fiscale',
  'cn-resident-id',
  'ch-ahv',
  'gb-nino',
  'gb-driving-licence',
  'fi-hetu',
  'in-pan',
  'ae-emirates-id',
  'mx-rfc',
  'sg-nric',
]);

function said(frame: string, called: readonly string[], turn: number): string {
  return frame.replaceAll('LABEL', called[turn % called.length] ?? '');
}
