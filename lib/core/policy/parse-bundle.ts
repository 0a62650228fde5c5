import { fail, ok, type Result } from '../result.ts';
import { actions, counts, facets, severities, unscannableReasons } from '../decide/words.ts';
import { confidences } from '../detect/finding.ts';
import { bundleFormats, type PolicyBundle } from './bundle.ts';
import {
  anyObject,
  type Check,
  either,
  flag,
  listOf,
  number,
  objectWith,
  oneOf,
  optional,
  orNull,
  recordOf,
  text,
  time,
  whole,
} from './shape.ts';

/**
 * Whether a value has the shape of a bundle. Its signature says who made it; this only keeps a truncated or foreign
 * object from being judged with. Unknown fields pass: later versions of a format only add. Loaded in content scripts,
 * where a valibot schema took three quarters of a page's loading time, and made every page pay for the schema itself:
 * hence plain checks.
 */
export function parseBundle(value: unknown): Result<PolicyBundle, 'bundle/format' | 'bundle/shape'> {
  if (!isVersioned(value)) return fail('bundle/shape');
  if (!isOfThisFormat(value)) return fail('bundle/format');
  if (!isBundle(value)) return fail('bundle/shape');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a parser: what the judge reads was checked just now
  return ok(value as PolicyBundle);
}

/**
 * As `parseBundle`, of the text that `storage.local` holds. Text, because a browser takes three times as long to hand out
 * an object of this size, and stops the page meanwhile.
 */
export function parseBundleText(stored: unknown): Result<PolicyBundle, 'bundle/format' | 'bundle/shape'> {
  if (typeof stored !== 'string') return fail('bundle/shape');
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return fail('bundle/shape');
  }
  return parseBundle(value);
}

const isVersioned = objectWith({ format: number });
const isOfThisFormat = objectWith({ format: oneOf(...bundleFormats) });

const list = listOf(text);
const listOrNull = orNull(list);
const accounts = listOf(objectWith({ platform: text, id: text }));
const localised = recordOf(text);
const program = anyObject;
const confidence = oneOf(...confidences);
const action = oneOf(...actions);

/** One of the forms that this build can judge; a form it does not know refuses the bundle. */
const match: Check = either(
  objectWith({ any: listOf((item) => match(item)) }),
  objectWith({
    all: listOf((item) => match(item)),
    within: optional(objectWith({ chars: whole })),
  }),
  objectWith({
    detector: text,
    minConfidence: optional(confidence),
    minCount: optional(whole),
    minDistinct: optional(whole),
  }),
);

/** A count that this build does not know would be a condition left out. */
const leastCounts: Check = (value) =>
  recordOf(whole)(value) && Object.keys(value ?? {}).every(oneOf(...counts));

const rule = objectWith({
  pack: text,
  id: text,
  title: localised,
  severity: oneOf(...severities),
  mode: oneOf('enforce', 'simulate'),
  when: objectWith({
    platforms: listOrNull,
    channels: listOrNull,
    accounts: listOrNull,
    conversationKinds: listOrNull,
    titles: orNull(listOf(program)),
    recipients: listOrNull,
    minMembers: orNull(whole),
    files: orNull(
      objectWith({
        names: orNull(listOf(program)),
        types: listOrNull,
        minBytes: whole,
        facets: optional(listOf(oneOf(...facets, 'unscannable'))),
        unscannable: optional(listOf(oneOf(...unscannableReasons))),
        counts: optional(leastCounts),
      }),
    ),
    schedule: orNull(objectWith({ days: listOf(whole), from: whole, to: whole, zone: text })),
  }),
  match: orNull(match),
  unless: orNull(match),
  unscannable: action,
  then: objectWith({ action }),
});

const pattern = objectWith({
  id: text,
  program: orNull(program),
  gate: objectWith({ kind: oneOf('literals', 'digits', 'number', 'token', 'run', 'always') }),
  words: orNull(objectWith({ list, ignoreCase: flag })),
  literals: list,
  holds: list,
  validators: listOf(either(text, objectWith({ check: listOf(anyObject) }))),
  confidence,
  support: listOf(
    objectWith({
      keywords: list,
      detector: orNull(text),
      before: whole,
      after: whole,
      confidence,
    }),
  ),
  supportRequired: flag,
  contrary: listOf(objectWith({ keywords: list, before: whole, after: whole })),
});

const names = (...fields: readonly string[]) =>
  objectWith(Object.fromEntries(fields.map((field) => [field, optional(text)])));
const source = names('from', 'name', 'attribute', 'field', 'strip', 'word', 'take');
const texts = optional(list);
const sources = optional(listOf(source));

const platform = objectWith({
  id: text,
  platform: optional(text),
  title: text,
  hosts: list,
  paths: texts,
  anchors: recordOf(list),
  labels: optional(recordOf(list)),
  required: texts,
  surfaces: optional(
    listOf(objectWith({ hosts: texts, paths: texts, in: optional(text), with: optional(text) })),
  ),
  channels: optional(listOf(names('channel', 'in', 'says', 'has', 'word', 'reads', 'fields'))),
  exits: optional(listOf(names('channel', 'control', 'in', 'reads', 'recipients'))),
  account: sources,
  conversation: optional(
    objectWith({
      id: sources,
      rowId: sources,
      title: sources,
      members: sources,
      kinds: optional(
        listOf(objectWith({ kind: text, id: optional(text), has: optional(text), listed: optional(whole) })),
      ),
      verified: optional(text),
    }),
  ),
  build: sources,
  chokePoints: optional(
    listOf(
      objectWith({
        on: text,
        gates: recordOf(list),
        nameKeys: list,
        argsKey: text,
        textKeys: list,
        skipKeys: texts,
      }),
    ),
  ),
});

const isBundle = objectWith({
  format: oneOf(...bundleFormats),
  organisation: text,
  organisationName: text,
  contact: orNull(text),
  version: whole,
  issuedAt: time,
  expiresAt: time,
  contentHash: text,
  corporateAccounts: accounts,
  verifiedContacts: optional(accounts),
  rules: listOf(rule),
  detectors: listOf(
    objectWith({
      id: text,
      title: localised,
      category: text,
      patterns: listOf(pattern),
      excludeValues: list,
      exclude: listOf(program),
      mask: either(oneOf('none'), objectWith({ keepStart: whole, keepEnd: whole })),
    }),
  ),
  phones: orNull(
    objectWith({
      codes: recordOf(whole),
      regions: listOf(
        objectWith({ region: text, code: text, prefix: text, prefixOptional: flag, numbers: text }),
      ),
    }),
  ),
  platforms: listOf(platform),
  texts: optional(recordOf(recordOf(either(text, recordOf(text))))),
  notice: optional(localised),
});
