import type { Finding } from '../../lib/core/detect/index.ts';

/** What is measured together: labels of the corpora, and the detectors that answer for them. */
export interface Group {
  readonly name: string;
  readonly labels: (label: string) => boolean;
  readonly detectors: (detector: Pick<KnownDetector, 'id' | 'category'>, label: string | null) => boolean;
  /** Recall and precision that were promised on texts that were not tuned on. */
  readonly target?: { readonly recall: number; readonly precision: number };
}

export interface KnownDetector {
  readonly id: string;
  readonly category: string;
  readonly locales: readonly string[];
}

const is = (...names: readonly string[]) => ({
  labels: (label: string) => label === names[0],
  detectors: ({ id }: { readonly id: string }) => names.slice(1).includes(id),
});

const countryPrefix = /^[a-z]{2}-/;

export const groups: readonly Group[] = [
  {
    name: 'card',
    ...is('card', 'credit-card', 'card-track-data'),
    target: { recall: 0.99, precision: 0.99 },
  },
  { name: 'iban', ...is('iban', 'iban'), target: { recall: 0.99, precision: 0.99 } },
  { name: 'ssn', ...is('ssn', 'us-ssn'), target: { recall: 0.99, precision: 0.99 } },
  { name: 'email', ...is('email', 'email-address'), target: { recall: 0.99, precision: 0.99 } },
  {
    name: 'national id',
    labels: (label) => label.startsWith('national-id:'),
    // A number found as another country's is a false alarm for that country; bank details are another group.
    detectors: ({ id, category }, label) =>
      label === null
        ? category === 'personal' && countryPrefix.test(id) && id !== 'us-ssn'
        : sameNumber(id, label.slice('national-id:'.length)),
    target: { recall: 0.95, precision: 0.97 },
  },
  {
    name: 'secret',
    labels: (label) => label.startsWith('secret:'),
    detectors: ({ id, category }) => category === 'secret' && !spoken.includes(id),
    target: { recall: 0.95, precision: 0.95 },
  },
  {
    name: 'spoken password',
    labels: (label) => label === 'password',
    detectors: ({ id }, label) =>
      id === 'spoken-password' ||
      (label !== null &&
        ['env-assignment', 'url-with-credentials', 'wifi-password', 'pin-code'].includes(id)),
    target: { recall: 0.85, precision: 0.9 },
  },
  {
    name: 'phone',
    labels: (label) => label.startsWith('phone:'),
    detectors: ({ id }) => id === 'phone-number',
    target: { recall: 0.85, precision: 0 },
  },
  { name: 'one-time code', ...is('one-time-code', 'one-time-code', 'recovery-codes') },
  {
    name: 'marking',
    labels: (label) => label === 'marking',
    detectors: ({ id }) => /marking|sensitivity-label/.test(id),
  },
  {
    name: 'crypto address',
    labels: (label) => label === 'crypto-address',
    detectors: ({ id }) => /^(bitcoin|ethereum|litecoin|tron|ripple|dogecoin|monero|solana|crypto)-/.test(id),
  },
  { name: 'date of birth', ...is('date-of-birth', 'date-of-birth') },
];

const spoken = [
  'spoken-password',
  'one-time-code',
  'recovery-codes',
  'pin-code',
  'wifi-password',
  'password-list',
];

/** Other names of the same number: one detector answers for both. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'cz-birth-number': ['sk-birth-number', 'cz-sk-birth-number'],
  'sk-birth-number': ['cz-birth-number', 'cz-sk-birth-number'],
  'es-dni': ['es-nie', 'es-dni-nie', 'es-nif'],
  'es-nie': ['es-dni', 'es-dni-nie', 'es-nif'],
  'at-svnr': ['at-social-insurance'],
  'hk-hkid': ['hk-id'],
  'th-id': ['th-national-id'],
  'tw-id': ['tw-national-id'],
};

function sameNumber(id: string, name: string): boolean {
  return id === name || (alsoCalled[name] ?? []).includes(id);
}

/**
 * Whether a finding stands for a labelled span: it covers at least half of it, and is at most twice as long. Of a URL,
 * a connection string or an assignment the corpora label the whole, detectors only the secret in it: that is enough.
 */
export function covers(
  finding: Pick<Finding, 'start' | 'end'>,
  span: { readonly label: string; readonly start: number; readonly end: number },
): boolean {
  const shared = Math.min(finding.end, span.end) - Math.max(finding.start, span.start);
  const length = span.end - span.start;
  if (holders.has(span.label)) return shared > 0 && finding.start >= span.start && finding.end <= span.end;
  return shared * 2 >= length && finding.end - finding.start <= Math.max(length * 2, length + 8);
}

const holders = new Set(['secret:url-credentials', 'secret:connection-string', 'secret:assignment']);
