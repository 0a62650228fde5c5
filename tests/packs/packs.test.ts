import { beforeAll, describe, expect, it } from 'vitest';
import type { Localised, Match, Rule } from '../../lib/core/policy/schema.ts';
import { loadRules, type Rules } from './policy.ts';

const languages = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt-BR', 'ar'];
/** Detectors that no pack asks for, and why. */
const unused: Readonly<Record<string, string>> = {
  'test-data':
    'says that a value is published for tests, which is no reason to speak; for `unless` in own rules',
  'us-npi': 'the register of these numbers is public',
};
let rules: Rules;

beforeAll(async () => {
  rules = await loadRules();
});

function textsOf({ title, then }: Rule): Localised[] {
  return [
    ...(title === undefined ? [] : [title]),
    ...(then.tell === undefined ? [] : [then.tell]),
    ...(then.reasons?.choices ?? []),
  ];
}

function detectorsOf(match: Match | undefined): string[] {
  if (match === undefined) return [];
  if ('any' in match) return match.any.flatMap(detectorsOf);
  if ('all' in match) return match.all.flatMap(detectorsOf);
  return 'detector' in match ? [match.detector] : [];
}

const allRules = () => rules.packs.flatMap(({ rules: own }) => own);
const named = (wanted: (rule: Rule) => boolean) =>
  allRules()
    .filter(wanted)
    .map(({ id }) => id);

describe('every pack', () => {
  it('is there', () => {
    expect(rules.packs.map(({ id }) => id)).toEqual([
      'bank-accounts',
      'confidential',
      'credentials',
      'files-strict',
      'files',
      'finance',
      'health',
      'hr',
      'payment-cards',
      'personal-data',
      'source-code',
      'starter',
    ]);
  });

  it('has rules enough to be of use and few enough to read', () => {
    const sizes = rules.packs.map(({ rules: own }) => own.length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(14);
  });

  it('speaks eight languages in every text', () => {
    const texts = [...rules.packs.map(({ title }) => title), ...allRules().flatMap(textsOf)];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => languages.some((language) => !(language in text)))).toEqual([]);
    // A language has its own words: the same sentence twice is one that was not translated.
    const sentences = allRules().flatMap(({ then }) => (then.tell === undefined ? [] : [then.tell]));
    expect(sentences.filter((tell) => new Set(Object.values(tell)).size < languages.length)).toEqual([]);
    expect(sentences.filter((tell) => !/\p{Script=Arabic}/u.test(tell['ar'] ?? ''))).toEqual([]);
  });

  it('is brief: 240 characters at most, titles 80', () => {
    const long = allRules().flatMap((rule) =>
      textsOf(rule).flatMap((text) =>
        Object.values(text).filter((words) => words.length > (text === rule.title ? 80 : 240)),
      ),
    );
    expect(long).toEqual([]);
  });

  it('blames nobody', () => {
    const blaming = /violat|forbid|suspicious|offender|\bleak|successfully|\busers?\b/i;
    const words = allRules().flatMap((rule) => textsOf(rule).map((text) => text['en'] ?? ''));
    expect(words.filter((text) => blaming.test(text))).toEqual([]);
  });
});

/** Rules that are called otherwise than the one detector that they ask for: they are about less, or more, than it finds. */
const calledOtherwise = [
  'bank-code-out',
  'classified-out',
  'code-diff-out',
  'confidential-marking-out',
  'insider-financials-out',
  'label-out',
  'many-cards-out',
  'many-email-addresses',
  'owned-code-out',
  'patient-number-out',
  'prescriber-number-out',
  'privilege-out',
  'starter-password',
  'tlp-out',
];

describe('every rule', () => {
  it('has one name with the one detector that it asks for: the dialog says that, My record this', () => {
    const titles = new Map(rules.detectors.map(({ id, title }) => [id, title]));
    const differing = named(({ title, match }) => {
      const detector = match !== undefined && 'detector' in match ? titles.get(match.detector) : undefined;
      return detector !== undefined && title?.['en'] !== detector['en'];
    });
    expect(differing.sort()).toEqual(calledOtherwise);
    const card = allRules().find(({ id }) => id === 'card-number-out')?.title;
    expect(titles.get('credit-card')).toMatchObject(card ?? { en: 'no rule' });
  });

  it('speaks of no button in its reason: what is blocked, or is a file, may not have it', () => {
    const promises =
      /send the message|edit the message|Nachricht (?:ohne|bearbeiten)|le message sans|el mensaje sin|il messaggio senza|wiadomość bez|a mensagem sem|الرسالة من دون/i;
    const told = allRules().flatMap(({ then }) => Object.values(then.tell ?? {}));
    expect(told.filter((text) => promises.test(text))).toEqual([]);
  });

  it('names no tool: the organisation that gets these rules has its own, or none', () => {
    expect(named(({ then }) => then.suggest !== undefined)).toEqual([]);
    expect(rules.policy.bundle.contact).toBeNull();
  });

  it('has an id of its own, also across packs, and a title', () => {
    const ids = allRules().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(named((rule) => rule.title === undefined)).toEqual([]);
  });

  it('explains itself when it speaks', () => {
    expect(named(({ then }) => then.action !== 'log' && then.tell === undefined)).toEqual([]);
  });

  it('offers reasons when it asks for one', () => {
    const silent = ({ then }: Rule) =>
      then.action === 'justify' && ((then.reasons?.choices?.length ?? 0) < 2 || !then.reasons?.minLength);
    expect(named(silent)).toEqual([]);
  });

  it('asks once for a paste and its send, and stays strict when it blocks', () => {
    const asks = ({ then }: Rule) => then.action === 'warn' || then.action === 'justify';
    expect(named((rule) => asks(rule) && rule.then.remember?.minutes !== 10)).toEqual([]);
    expect(named((rule) => !asks(rule) && rule.then.remember !== undefined)).toEqual([]);
  });

  it('interrupts nobody for a low confidence', () => {
    const weak = (match: Match | undefined): boolean => {
      if (match === undefined) return false;
      if ('any' in match) return match.any.some(weak);
      if ('all' in match) return match.all.some(weak);
      return !('minConfidence' in match) || match.minConfidence === 'low';
    };
    const loud = named(({ mode, then, match }) => mode === 'enforce' && then.action !== 'log' && weak(match));
    // E-mail addresses have one confidence, and ten are needed.
    expect(loud).toEqual(['many-email-addresses']);
  });

  it('only watches when it only logs', () => {
    expect(named(({ mode, then }) => then.action === 'log' && mode !== 'simulate')).toEqual([]);
  });
});

describe('every detector', () => {
  it('is used by a pack, or there is a reason why not', () => {
    const used = new Set(allRules().flatMap(({ match, unless }) => [match, unless].flatMap(detectorsOf)));
    const open = rules.detectors.map(({ id }) => id).filter((id) => !used.has(id));
    expect(open.sort()).toEqual(Object.keys(unused).sort());
  });
});
