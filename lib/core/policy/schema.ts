import * as v from 'valibot';
import { channelSchema, conversationKindSchema, unscannableReasonSchema } from '../decide/egress.ts';
import { actions } from '../decide/verdict.ts';
import { counts, facets, severities } from '../decide/words.ts';
import { checkSchema } from '../detect/check/schema.ts';
import { confidences } from '../detect/finding.ts';
import { ownTextsSchema } from './dialog-words.ts';
import { idSchema } from './id.ts';

/** The policy language `sluice/v1` as it is written (YAML). One schema: types and JSON Schema come from it. */

export { severities };
export const severitySchema = v.picklist(severities);
export type Severity = v.InferOutput<typeof severitySchema>;
export const modes = ['enforce', 'simulate', 'off'] as const;
export const modeSchema = v.picklist(modes);
export type Mode = v.InferOutput<typeof modeSchema>;

/** Text by language (BCP 47 primary tag); `en` is required and is the fallback. */
export const localisedSchema = v.pipe(
  v.record(
    v.pipe(
      v.string(),
      v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt-BR'),
    ),
    v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
  ),
  v.check((text) => 'en' in text, 'needs an English text (en)'),
);
export type Localised = v.InferOutput<typeof localisedSchema>;

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const list = <T extends v.GenericSchema>(item: T, max = 200) =>
  v.pipe(v.array(item), v.minLength(1, 'must not be empty'), v.maxLength(max));
const glob = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const accountKinds = ['corporate', 'personal', 'unknown'] as const;
const accountKind = v.picklist(accountKinds);
export const recipientKinds = ['verified', 'internal', 'external', 'unknown'] as const;
const recipientKind = v.picklist(recipientKinds);
export type RecipientKind = v.InferOutput<typeof recipientKind>;
/** A list, or everything but a list. */
const listOrNot = <T extends v.GenericSchema>(item: T) =>
  v.union([list(item), v.strictObject({ not: list(item) })]);

const detectorTermSchema = v.strictObject({
  detector: idSchema,
  minConfidence: v.optional(v.picklist(confidences)),
  minCount: v.optional(v.pipe(count(1_000_000), v.minValue(1))),
  minDistinct: v.optional(v.pipe(count(1_000_000), v.minValue(1))),
});
const dictionaryTermSchema = v.strictObject({
  dictionary: idSchema,
  minCount: v.optional(v.pipe(count(1_000_000), v.minValue(1))),
  minDistinct: v.optional(v.pipe(count(1_000_000), v.minValue(1))),
});
const reservedTermSchema = v.union([
  v.strictObject({ dataTable: idSchema }),
  v.strictObject({ fingerprint: idSchema }),
]);

export type DetectorTerm = v.InferOutput<typeof detectorTermSchema>;
export type DictionaryTerm = v.InferOutput<typeof dictionaryTermSchema>;
export type ReservedTerm = v.InferOutput<typeof reservedTermSchema>;
/** A condition on content. Groups nest to any depth; `within` bounds the span that all parts must share. */
export type Match =
  | { any: Match[] }
  | { all: Match[]; within?: { chars: number } | undefined }
  | DetectorTerm
  | DictionaryTerm
  | ReservedTerm;

export const matchSchema: v.GenericSchema<unknown, Match> = v.union([
  v.strictObject({ any: v.lazy(() => list(matchSchema, 50)) }),
  v.strictObject({
    all: v.lazy(() => list(matchSchema, 50)),
    within: v.optional(v.strictObject({ chars: v.pipe(count(100_000), v.minValue(1)) })),
  }),
  detectorTermSchema,
  dictionaryTermSchema,
  reservedTermSchema,
]);

const httpsUrl = v.pipe(
  v.string(),
  v.url(),
  v.check((url) => /^https:\/\//i.test(url), 'must start with https://'),
  v.maxLength(500),
);

const leastOf = v.pipe(count(1e9), v.minValue(1));

export const whenSchema = v.strictObject({
  platforms: v.optional(list(idSchema)),
  channels: v.optional(list(channelSchema)),
  accounts: v.optional(listOrNot(accountKind)),
  conversations: v.optional(
    v.strictObject({
      kinds: v.optional(list(conversationKindSchema)),
      titles: v.optional(list(glob)),
      recipients: v.optional(listOrNot(recipientKind)),
      minMembers: v.optional(v.pipe(count(100_000), v.minValue(1))),
    }),
  ),
  people: v.optional(v.strictObject({ groups: list(glob) })),
  files: v.optional(
    v.strictObject({
      names: v.optional(list(glob)),
      types: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
      /** One of them is enough, as of names and types. `unscannable`: not everything in it could be read. */
      facets: v.optional(list(v.picklist([...facets, 'unscannable']))),
      /** Not everything in it could be read, for one of these reasons. */
      unscannable: v.optional(list(unscannableReasonSchema)),
      minBytes: v.optional(count(1e12)),
      minPages: v.optional(leastOf),
      minSheets: v.optional(leastOf),
      minRows: v.optional(leastOf),
      minSlides: v.optional(leastOf),
      minRecords: v.optional(leastOf),
      minEntries: v.optional(leastOf),
    }),
  ),
  schedule: v.optional(
    v.strictObject({
      days: v.optional(
        list(v.pipe(v.string(), v.regex(/^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/))),
      ),
      hours: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/))),
      zone: v.optional(v.pipe(v.string(), v.maxLength(60))),
    }),
  ),
});
export type When = v.InferOutput<typeof whenSchema>;

export const thenSchema = v.strictObject({
  action: v.picklist(['log', 'warn', 'justify', 'redact', 'block']),
  redactable: v.optional(v.boolean()),
  tell: v.optional(localisedSchema),
  suggest: v.optional(list(v.strictObject({ label: localisedSchema, url: httpsUrl }), 5)),
  reasons: v.optional(
    v.strictObject({ choices: v.optional(list(localisedSchema, 20)), minLength: v.optional(count(500)) }),
  ),
  remember: v.optional(v.strictObject({ minutes: count(1440) })),
  pause: v.optional(v.strictObject({ seconds: count(60) })),
  retypeRecipient: v.optional(v.boolean()),
  evidence: v.optional(v.picklist(['none', 'excerpt', 'sealed'])),
});
export type Then = v.InferOutput<typeof thenSchema>;

const exampleText = v.pipe(v.string(), v.maxLength(4000));
/** A file as inspection would find it. */
const exampleFileSchema = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  /** By content. */
  type: v.optional(v.pipe(v.string(), v.maxLength(100))),
  bytes: v.optional(count(1e12)),
  facets: v.optional(v.array(v.picklist(facets))),
  unscannable: v.optional(unscannableReasonSchema),
  counts: v.optional(v.strictObject(v.entriesFromList(counts, v.optional(leastOf)))),
});
/**
 * What a rule is tried with: a message with this text, or a file that holds it. Placeholders as in detectors' examples.
 * Platform, conversation, account, channel and time are as the rule asks for.
 */
const ruleExampleEntries = { text: v.optional(exampleText), file: v.optional(exampleFileSchema) };
export const ruleExamplesSchema = v.strictObject({
  /** The rule does what its `then` says. */
  match: v.optional(list(v.strictObject(ruleExampleEntries), 50)),
  /** It does not; of what cannot be read it may still say what `unscannable` says. */
  noMatch: v.optional(
    list(v.strictObject({ ...ruleExampleEntries, why: v.pipe(v.string(), v.minLength(3)) }), 50),
  ),
});
export type RuleExample = {
  readonly text?: string | undefined;
  readonly file?: v.InferOutput<typeof exampleFileSchema> | undefined;
};

export const ruleSchema = v.strictObject({
  id: idSchema,
  title: v.optional(localisedSchema),
  severity: severitySchema,
  mode: modeSchema,
  when: v.optional(whenSchema),
  match: v.optional(matchSchema),
  unless: v.optional(matchSchema),
  unscannable: v.optional(v.picklist(actions)),
  then: thenSchema,
  examples: v.optional(ruleExamplesSchema),
});
export type Rule = v.InferOutput<typeof ruleSchema>;

export const rulePackSchema = v.strictObject({
  apiVersion: v.literal('sluice/v1'),
  kind: v.literal('RulePack'),
  id: idSchema,
  title: localisedSchema,
  rules: list(ruleSchema, 500),
});
export type RulePack = v.InferOutput<typeof rulePackSchema>;

const keywordList = list(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), 2000);
const patternText = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
const reach = v.pipe(count(10_000), v.minValue(1));
/** Code units on either side; `before` and `after` (seen from the value) narrow one side, 0 closes it. */
const within = v.strictObject({
  chars: v.optional(reach),
  before: v.optional(count(10_000)),
  after: v.optional(count(10_000)),
});

/** One way to recognise a detector's data: a primary element, then what must or may stand around it. */
export const detectorPatternSchema = v.strictObject({
  id: idSchema,
  /** RE2-like; one capture group at most, which marks the sensitive part. */
  regex: v.optional(patternText),
  keywords: v.optional(keywordList),
  ignoreCase: v.optional(v.boolean()),
  /** `word`: not inside a longer run of letters and digits (default); `digit`: of digits; `none`. */
  boundary: v.optional(v.picklist(['word', 'digit', 'none'])),
  /** Character classes such as `[.\d]`, instead of lookaround. */
  notPrecededBy: v.optional(patternText),
  notFollowedBy: v.optional(patternText),
  /** By name, or a check-digit program; all must pass on the sensitive part. */
  validators: v.optional(list(v.union([idSchema, checkSchema]), 10)),
  confidence: v.picklist(confidences),
  /** Supporting evidence within `chars` (default 300) on either side; raises the confidence. */
  support: v.optional(
    list(
      v.strictObject({
        keywords: v.optional(keywordList),
        detector: v.optional(idSchema),
        dictionary: v.optional(idSchema),
        within: v.optional(within),
        confidence: v.picklist(confidences),
      }),
      20,
    ),
  ),
  /**
   * Contrary evidence: words that say that the value is something else (an order number, a version). A value to which
   * one of them is nearer than any support is no finding. `within` as above, default 40.
   */
  contrary: v.optional(list(v.strictObject({ keywords: keywordList, within: v.optional(within) }), 5)),
  /** True: without support it is no finding at all. */
  supportRequired: v.optional(v.boolean()),
});
export type DetectorPattern = v.InferOutput<typeof detectorPatternSchema>;

export const detectorSchema = v.strictObject({
  apiVersion: v.literal('sluice/v1'),
  kind: v.literal('Detector'),
  id: idSchema,
  title: localisedSchema,
  category: v.picklist(['financial', 'personal', 'health', 'secret', 'business', 'test']),
  /** What it finds is a passage, such as source code, with values of its own in it: those are found beside it. */
  passage: v.optional(v.boolean()),
  /** Regions or languages it is made for (BCP 47 or ISO 3166-1), `*` for any. */
  locales: list(v.pipe(v.string(), v.maxLength(20))),
  /** Where the format is defined (standard, law, vendor page). */
  source: v.optional(v.pipe(v.string(), v.maxLength(500))),
  patterns: list(detectorPatternSchema, 20),
  /** Values or surroundings that are never findings. */
  exclude: v.optional(
    v.strictObject({
      values: v.optional(keywordList),
      regex: v.optional(list(patternText, 20)),
      /** Values published for tests and documentation: found all the same when the settings say `testValues: report`. */
      testValues: v.optional(keywordList),
    }),
  ),
  /** How a value is shown: characters (separators not counted) kept in clear at each end, default 0 and 4. `none`: whole. */
  mask: v.optional(
    v.union([v.literal('none'), v.strictObject({ keepStart: count(12), keepEnd: count(12) })]),
  ),
  examples: v.strictObject({
    /**
     * `find` = the values that must be found, in order. Texts and values may hold `{{luhn:453957876362148}}`,
     * `{{iban:DE:370400440532013000}}` (check digits added) and `{{join:AK|IA}}`: assembled when run, so that no
     * secret scanner takes the file for a leak.
     */
    match: list(
      v.strictObject({
        text: exampleText,
        find: list(exampleText, 20),
        confidence: v.optional(v.picklist(confidences)),
      }),
    ),
    noMatch: list(v.strictObject({ text: exampleText, why: v.pipe(v.string(), v.minLength(3)) })),
  }),
});
export type Detector = v.InferOutput<typeof detectorSchema>;

/** A list of words and phrases (kind `Dictionary`), in rules and as supporting evidence. Ids are shared with detectors. */
export const dictionarySchema = v.strictObject({
  apiVersion: v.literal('sluice/v1'),
  kind: v.literal('Dictionary'),
  id: idSchema,
  title: localisedSchema,
  /** What does not count when comparing. Default: case does not, accents do. */
  ignore: v.optional(v.strictObject({ case: v.optional(v.boolean()), accents: v.optional(v.boolean()) })),
  /** Of a finding of its own. Default medium. */
  confidence: v.optional(v.picklist(confidences)),
  mask: v.optional(
    v.union([v.literal('none'), v.strictObject({ keepStart: count(12), keepEnd: count(12) })]),
  ),
  /** A list, or a text with one entry a line; 100,000 at most. */
  entries: v.union([
    v.pipe(v.string(), v.minLength(1), v.maxLength(4_000_000)),
    list(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), 100_000),
  ]),
});
export type Dictionary = v.InferOutput<typeof dictionarySchema>;

export const mostVerifiedContacts = 2000;
export const verifiedContactSchema = v.strictObject({
  platform: idSchema,
  id: v.pipe(v.string(), v.maxLength(100), v.regex(/[\p{L}\p{N}]/u, 'must have a letter or a digit')),
  /** Who that is, for those who keep the list; devices do not get it. */
  name: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type VerifiedContact = v.InferOutput<typeof verifiedContactSchema>;

/** The organisation's settings that belong to policy (kind `Settings`, one document). */
export const settingsSchema = v.strictObject({
  apiVersion: v.literal('sluice/v1'),
  kind: v.literal('Settings'),
  organisation: v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
  /** Shown to a person who wants to ask. */
  contact: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Shown to every person on the page about what is watched: what the organisation wants to say, and where to read on. */
  notice: v.optional(localisedSchema),
  /** Account ids (as the platform shows them) that belong to the organisation. */
  corporateAccounts: v.optional(
    v.array(v.strictObject({ platform: idSchema, id: v.pipe(v.string(), v.maxLength(100)) })),
  ),
  /**
   * Recipients that count as verified beside those whom the messenger marks: by the id of the conversation (Telegram,
   * Messenger), or, on WhatsApp, by the telephone number or name that its header shows.
   */
  verifiedContacts: v.optional(v.pipe(v.array(verifiedContactSchema), v.maxLength(mostVerifiedContacts))),
  /** Countries (ISO 3166-1) whose telephone numbers are known without their country code. */
  regions: v.optional(
    list(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be a country code such as DE')), 60),
  ),
  /** What happens with values published for tests and documentation. Default `ignore`. */
  testValues: v.optional(v.picklist(['ignore', 'report'])),
  /** The dialog's own words, said otherwise or in another language. */
  texts: v.optional(ownTextsSchema),
  /** How long a bundle may be used after it was published, in days. Default 30. */
  bundleDays: v.optional(v.pipe(count(365), v.minValue(1))),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
