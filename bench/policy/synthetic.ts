import type { Detector, RulePack } from '../../lib/core/policy/schema.ts';

/** One made-up pattern of a kind that organisations really write, with a value that it finds. */
interface Sample {
  readonly regex: string;
  readonly example: string;
  readonly ignoreCase?: boolean;
  readonly keyword?: string;
}

const vendors = [
  'acme',
  'blue',
  'cord',
  'dyna',
  'ever',
  'flux',
  'glow',
  'hexa',
  'iron',
  'jade',
  'kilo',
  'luma',
  'mono',
  'nova',
  'opal',
  'plex',
  'quay',
  'rift',
  'sola',
  'tern',
];
const kinds = ['live', 'test', 'pat', 'app', 'bot', 'hook'];
const nouns = [
  'customer',
  'employee',
  'patient',
  'contract',
  'claim',
  'invoice',
  'badge',
  'member',
  'tenant',
  'meter',
];
const forms = ['no', 'number', 'id', 'ref', 'code', 'kennung', 'nummer', 'numéro'];
const departments = ['HR', 'FIN', 'LEG', 'RND', 'OPS', 'MKT', 'SEC', 'QA', 'PMO', 'CRM', 'ERP', 'IT'];
const countries = [
  'AT',
  'BE',
  'CZ',
  'DK',
  'EE',
  'FI',
  'GR',
  'HU',
  'IE',
  'LT',
  'LV',
  'PL',
  'PT',
  'RO',
  'SE',
  'SK',
];

const letters = 'QZ4xN7bLm2WvT9rKc5Hd8Fj3Gp6Sy1Ra0EuXw';
const digits = '4820593716480275';

function secrets(): Sample[] {
  return vendors.flatMap((vendor) =>
    kinds.map((kind, i) => ({
      regex: `${vendor}_${kind}_[A-Za-z0-9]{${20 + i * 2}}`,
      example: `${vendor}_${kind}_${letters.slice(0, 20 + i * 2)}`,
    })),
  );
}

function numbersAfterWords(): Sample[] {
  return nouns.flatMap((noun) =>
    forms.map((form, i) => ({
      regex: `${noun}[ _\\-]?${form}\\.?[ :#=]{0,3}\\d{${5 + (i % 4)},${8 + (i % 4)}}`,
      ignoreCase: true,
      example: `${noun} ${form}: ${digits.slice(0, 6 + (i % 4))}`,
    })),
  );
}

function fileNumbers(): Sample[] {
  return departments.flatMap((name) => [
    { regex: `${name}-\\d{4}/\\d{2}`, example: `${name}-4820/26` },
    { regex: `${name}\\.[A-Z]{2}\\.\\d{5}`, example: `${name}.XQ.48205` },
  ]);
}

/** The hard kind: nothing but digits, told from other numbers by their shape and a word nearby. */
function nationalNumbers(): Sample[] {
  return countries.flatMap((country, i) => [
    {
      regex: `\\d{${5 + (i % 3)}}[ /\\-]\\d{${3 + (i % 4)}}`,
      keyword: `${country.toLowerCase()} tax number`,
      example: `${digits.slice(0, 5 + (i % 3))}/${digits.slice(7, 10 + (i % 4))}`,
    },
    {
      regex: `${country}[ \\-]?\\d{${7 + (i % 4)}}[A-Z]?`,
      keyword: `${country.toLowerCase()} vat`,
      example: `${country}${digits.slice(0, 7 + (i % 4))}`,
    },
  ]);
}

/** Detectors as policy documents, `count` of them (256 at most), one pattern each, all different. */
export function syntheticDetectors(count: number): Detector[] {
  const samples = [...nationalNumbers(), ...fileNumbers(), ...numbersAfterWords(), ...secrets()];
  if (count > samples.length) throw new Error(`there are ${samples.length} made-up patterns, not ${count}`);
  return samples.slice(0, count).map(({ regex, example, ignoreCase, keyword }, i) => ({
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id: `synthetic-${i}`,
    title: { en: `Synthetic ${i}` },
    category: 'business',
    locales: ['*'],
    patterns: [
      {
        id: 'plain',
        regex,
        confidence: 'medium',
        ...(ignoreCase && { ignoreCase }),
        ...(keyword && {
          support: [{ keywords: [keyword], within: { chars: 100 }, confidence: 'high' }],
          supportRequired: true,
        }),
      },
    ],
    examples: {
      match: [{ text: `${keyword ?? 'here'}: ${example} ok`, find: [example] }],
      noMatch: [{ text: 'see you at noon', why: 'talk' }],
    },
  }));
}

/** A pack in which every one of the detectors has a rule. */
export function syntheticPack(detectors: readonly Detector[]): RulePack {
  return {
    apiVersion: 'sluice/v1',
    kind: 'RulePack',
    id: 'synthetic',
    title: { en: 'Synthetic' },
    rules: detectors.map(({ id }) => ({
      id: `${id}-out`,
      severity: 'low',
      mode: 'enforce',
      match: { detector: id },
      then: { action: 'warn' },
    })),
  };
}
