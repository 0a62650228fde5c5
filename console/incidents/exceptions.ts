import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { isPseudonym } from '../../lib/core/incident/is-pseudonym.ts';
import type { Match, Rule } from '../../lib/core/policy/schema.ts';
import { idOf, kindOf } from '../../lib/core/policy/written-kind.ts';
import { canBeWithout, type Narrowed } from '../rules/form/without.ts';
import { placeOf } from '../rules/policy-model.ts';
import { contactFrom, type Contact } from '../settings/contacts/list.ts';
import { toContact } from '../settings/route.ts';
import { hrefOfAddress } from '../shell/address.ts';
import { ownPlatforms } from '../shell/platforms.ts';
import { hrefOf } from '../shell/route.ts';
import { count, dayOf } from '../shell/time.ts';
import { exceptionText } from './exception-text.ts';

/** What could be made of an incident: an exception of its rule, or a text that a detector must not find again. */
export type Exception =
  | { readonly kind: 'unless'; readonly detector: string }
  | { readonly kind: 'example'; readonly detector: string }
  /** A value that the detector never finds; it is not in the incident, so a person writes it. */
  | { readonly kind: 'value'; readonly detector: string }
  /** The conversation becomes a verified contact; `isFor`: the rule is for these too, so that this alone changes nothing. */
  | { readonly kind: 'contact'; readonly contact: Contact; readonly isFor: boolean }
  | { readonly kind: 'without'; readonly of: Narrowed; readonly value: string };

/**
 * The narrowest first. `rule`: as it is in force; undefined where it is not any more. `mayPublish`: the list of contacts,
 * which has no drafts.
 */
export function exceptionsFor(
  record: IncidentItem,
  rule: Rule | undefined,
  mayPublish: boolean,
): readonly Exception[] {
  const { incident } = record;
  const contact = mayPublish && rule !== undefined ? contactOf(incident) : null;
  const isFor = rule !== undefined && canBeWithout(rule, 'recipients', 'verified');
  const named = [rule?.match, rule?.unless].flatMap((match) =>
    match === undefined ? [] : detectorsOf(match),
  );
  const others =
    rule === undefined
      ? []
      : incident.detectors.map(({ detector }) => detector).filter((detector) => !named.includes(detector));
  const found = [...new Set(incident.findings.map(({ detector }) => detector))];
  return [
    ...found.map((detector): Exception => ({ kind: 'example', detector })),
    ...found.map((detector): Exception => ({ kind: 'value', detector })),
    ...others.map((detector): Exception => ({ kind: 'unless', detector })),
    ...(contact !== null && (isFor || leavesOutVerified(rule))
      ? [{ kind: 'contact' as const, contact, isFor }]
      : []),
    ...(rule === undefined
      ? []
      : narrowings(record, contact !== null).filter(({ of, value }) => canBeWithout(rule, of, value))),
  ];
}

/**
 * By what the list of verified contacts knows the conversation (lib/core/decide/contact.ts). Null: it counts as verified
 * already, is a pseudonym here, or has nothing that the list could know it by.
 */
function contactOf({ egress: { platform, conversation } }: Incident): Contact | null {
  const { kind, id, title, verified } = conversation;
  const isOne = kind === 'direct' || kind === 'business' || kind === 'bot';
  const name = id ?? (isOne ? title : null);
  if (name === null || isPseudonym(name) || verified === true) return null;
  const called = title === null || title === name || isPseudonym(title) ? '' : title.slice(0, 100);
  return ownPlatforms.includes(platform) ? contactFrom(platform, name, called) : null;
}

/** Whether the conversation of an incident cannot be named, since a pseudonym stands for it. */
export function isUnnamed({ egress: { conversation } }: Incident): boolean {
  return isPseudonym(conversation.id ?? conversation.title ?? '');
}

/** Whom the incident was about, as far as rules can ask for it: titles, for one, cannot be left out of a rule. */
function narrowings({ group, incident: { egress } }: IncidentItem, isContact: boolean) {
  const { conversation, account } = egress;
  return [
    ...(conversation.verified === true || isContact ? [without('recipients', 'verified')] : []),
    without('kinds', conversation.kind),
    ...(account.kind === 'corporate' ? [without('accounts', account.kind)] : []),
    without('groups', group),
  ];
}
function leavesOutVerified(rule: Rule | undefined): boolean {
  const recipients = rule?.when?.conversations?.recipients;
  if (recipients === undefined) return false;
  return 'not' in recipients ? recipients.not.includes('verified') : !recipients.includes('verified');
}
const without = (of: Narrowed, value: string) => ({ kind: 'without', of, value }) as const;

/** The detectors that a condition names. */
function detectorsOf(match: Match): readonly string[] {
  if ('any' in match) return match.any.flatMap(detectorsOf);
  if ('all' in match) return match.all.flatMap(detectorsOf);
  return 'detector' in match ? [match.detector] : [];
}

/**
 * The editor with the change proposed in its address (rules/form/proposed-change.ts); null where the file it would
 * change is not in the policy. Content is not in an incident: an example begins with what is known of it.
 */
export function exceptionHref(
  policy: Pick<ActivePolicy, 'files'>,
  { incident }: IncidentItem,
  exception: Exception,
): string | null {
  const { pack, rule } = incident.rule;
  if (exception.kind === 'contact') return hrefOf(toContact(exception.contact));
  if (exception.kind === 'unless' || exception.kind === 'without') {
    const place = placeOf(policy, { id: pack }, { id: rule });
    if (place === null) return null;
    const change =
      exception.kind === 'unless'
        ? { unless: { detector: exception.detector } }
        : { without: { of: exception.of, value: exception.value } };
    return editorHref(place.file, place.line, { rule, ...change });
  }
  const file = detectorFile(policy, exception.detector);
  if (file === null) return null;
  const finding = incident.findings.find(({ detector }) => detector === exception.detector);
  if (exception.kind === 'value')
    return editorHref(file, null, {
      values: [exceptionText.valueText(finding?.masked ?? exception.detector)],
    });
  const text =
    incident.excerpt ??
    exceptionText.exampleText(finding?.masked ?? exception.detector, count(finding?.length ?? 0));
  return editorHref(file, null, { noMatch: { text, why: exceptionText.why(dayOf(incident.at)) } });
}

function editorHref(file: string, line: number | null, change: object): string {
  return hrefOfAddress({
    parts: ['rules', 'edit', file, ...(line === null ? [] : [String(line)])],
    query: { except: JSON.stringify(change) },
  });
}

function detectorFile(policy: Pick<ActivePolicy, 'files'>, id: string): string | null {
  const found = policy.files.find(({ text }) => kindOf(text) === 'Detector' && idOf(text) === id);
  return found?.path ?? null;
}
