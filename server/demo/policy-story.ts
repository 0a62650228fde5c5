import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { ConsoleKey } from './organisation.ts';
import { organisationName } from './organisation.ts';
import { dayMs, linkWeek, vaultWeek, weekMs } from './weeks.ts';

/** One version of the policy: who published what, when after the beginning, and why. */
export interface Step {
  readonly after: number;
  readonly by: ConsoleKey;
  readonly message: string;
  readonly edit: (files: readonly PolicyFile[]) => PolicyFile[];
}

const hourMs = 3_600_000;
const at = (week: number, day: number, hour: number): number => week * weekMs + day * dayMs + hour * hourMs;

/** Changes one file as text in which comments stay. */
function changed(
  files: readonly PolicyFile[],
  name: string,
  change: (document: Document) => void,
): PolicyFile[] {
  if (!files.some(({ path }) => path === `rules/${name}`)) throw new Error(`no rules/${name}`);
  return files.map((file) => {
    if (file.path !== `rules/${name}`) return file;
    const document = parseDocument(file.text);
    change(document);
    return { ...file, text: document.toString({ lineWidth: 0 }) };
  });
}

function setInRule(document: Document, id: string, path: readonly (string | number)[], value: unknown): void {
  const rules: unknown = document.toJS();
  const index = ruleIds(rules).indexOf(id);
  if (index === -1) throw new Error(`no rule ${id}`);
  document.setIn(['rules', index, ...path], document.createNode(value));
}

function ruleIds(pack: unknown): string[] {
  const rules = typeof pack === 'object' && pack !== null && 'rules' in pack ? pack.rules : [];
  return Array.isArray(rules)
    ? rules.map((rule: unknown) =>
        typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : '',
      )
    : [];
}

const cards = 'packs/payment-cards.yaml';
const people = 'packs/personal-data.yaml';
const secrets = 'packs/credentials.yaml';
/** The packs suggest no tool: these rules get the organisation's own. */
const withLink = ['card-code-out', 'card-with-code-out', 'card-number-out'];
const withVault = [
  'private-key-out',
  'service-token-out',
  'configured-secret-out',
  'spoken-password-out',
  'password-list-out',
];

export const linkUrl = 'https://pay.aldergate.example/new';
const paymentLink = [
  {
    label: { en: 'Make a payment link', de: 'Zahlungslink erstellen' },
    url: linkUrl,
  },
];
const passwordManager = [
  {
    label: { en: 'Share with the password manager', de: 'Über den Passwortmanager teilen' },
    url: 'https://passwords.aldergate.example/share',
  },
];

export const cardsBlocked = (files: readonly PolicyFile[]): PolicyFile[] =>
  changed(files, cards, (document) => {
    setInRule(document, 'card-number-out', ['then', 'action'], 'block');
  });

/** What an author has begun and not published: the file share that support waits for. */
export const shareOffered = (files: readonly PolicyFile[]): PolicyFile[] =>
  changed(files, people, (document) => {
    const label = { en: 'Send with the partner portal', de: 'Mit dem Partnerportal senden' };
    const suggest = [{ label, url: 'https://partners.aldergate.example/send' }];
    setInRule(document, 'many-people-out', ['then', 'suggest'], suggest);
  });

/** Somebody wants it, and somebody else must agree. */
export const ibanSimulated = (files: readonly PolicyFile[]): PolicyFile[] =>
  changed(files, 'packs/bank-accounts.yaml', (document) => {
    setInRule(document, 'iban-out', ['mode'], 'simulate');
  });

/** The sales teams' and support's own; numbers that are given to nobody. */
const accounts = [
  { platform: 'whatsapp', id: '+49 30 23125 010' },
  { platform: 'whatsapp', id: '+44 20 7946 0107' },
  { platform: 'messenger', id: '100000000004107' },
];
const contacts = [
  { platform: 'whatsapp', id: '+44 20 7946 0942', name: 'Harbour Hotels, reservations' },
  { platform: 'whatsapp', id: '+49 30 23125 077', name: 'Nordlicht coaches, dispatch' },
];

/** After the starter policy; the last of these is in force. */
export const steps: readonly Step[] = [
  {
    ...{ after: at(0, 0, 8), by: 'maren' },
    message: 'Our name and contact. The starter pack gives way to the full ones.',
    edit: (files) =>
      changed(files, 'settings.yaml', (document) => {
        document.setIn(['organisation', 'name'], organisationName);
        document.setIn(['contact'], 'security@aldergate.example');
        document.setIn(['corporateAccounts'], document.createNode(accounts));
        document.setIn(['verifiedContacts'], document.createNode(contacts));
        // Longer than the pauses between versions: none is renewed meanwhile.
        document.setIn(['bundleDays'], 90);
      }).filter(({ path }) => path !== 'rules/packs/starter.yaml'),
  },
  {
    ...{ after: at(0, 0, 9), by: 'ines' },
    message: 'Card numbers: warn for now. There is nothing better to offer yet.',
    edit: (files) =>
      changed(files, cards, (document) => {
        setInRule(document, 'card-number-out', ['then', 'action'], 'warn');
      }),
  },
  {
    ...{ after: at(1, 2, 13), by: 'jonas' },
    message:
      'Customer lists: the file share is not licensed for support, so nothing is suggested. Reason added.',
    edit: (files) =>
      changed(files, people, (document) => {
        const none = { en: 'There is no other way right now', de: 'Es geht gerade nicht anders' };
        document.addIn(
          ['rules', ruleIds(document.toJS()).indexOf('many-people-out'), 'then', 'reasons', 'choices'],
          document.createNode(none),
        );
      }),
  },
  {
    ...{ after: at(vaultWeek, 1, 10), by: 'ines' },
    message: 'Keys and tokens: the password manager is there for everybody, with its address.',
    edit: (files) =>
      changed(files, secrets, (document) => {
        for (const rule of withVault) setInRule(document, rule, ['then', 'suggest'], passwordManager);
      }),
  },
  {
    ...{ after: at(linkWeek, 0, 7), by: 'ines' },
    message: 'Every warning about cards offers the new payment link.',
    edit: (files) =>
      changed(files, cards, (document) => {
        for (const rule of withLink) setInRule(document, rule, ['then', 'suggest'], paymentLink);
      }),
  },
  {
    ...{ after: at(12, 3, 15), by: 'jonas' },
    message: 'Company numbers: recorded from now on. Asked for by finance.',
    edit: (files) =>
      changed(files, 'packs/finance.yaml', (document) => {
        setInRule(document, 'company-numbers-out', ['mode'], 'enforce');
      }),
  },
  {
    ...{ after: at(13, 1, 9), by: 'jonas' },
    message: 'Company numbers: back to simulate. Every invoice has them, nobody was helped.',
    edit: (files) =>
      changed(files, 'packs/finance.yaml', (document) => {
        setInRule(document, 'company-numbers-out', ['mode'], 'simulate');
      }),
  },
  {
    ...{ after: at(20, 2, 11), by: 'ines' },
    message: 'List of email addresses: the same list is asked about once an hour, not every ten minutes.',
    edit: (files) =>
      changed(files, people, (document) => {
        setInRule(document, 'many-email-addresses', ['then', 'remember', 'minutes'], 60);
      }),
  },
];

/** When each version is published, the starter policy first; the rollout in stages is not among them. */
export const publishedAt = (start: number): readonly number[] => [
  start - 3 * dayMs,
  ...steps.map(({ after }) => start + after),
];
