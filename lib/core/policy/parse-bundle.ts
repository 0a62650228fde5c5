import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { bundleFormat, type PolicyBundle } from './bundle.ts';

/**
 * Whether a value has the shape of a bundle. Its signature says who made it; this only keeps a truncated or foreign
 * object from being judged with. Unknown fields pass: later versions of a format only add. Loaded in content scripts.
 */
export function parseBundle(value: unknown): Result<PolicyBundle, 'bundle/format' | 'bundle/shape'> {
  const header = v.safeParse(headerSchema, value);
  if (!header.success) return fail('bundle/shape');
  if (header.output.format !== bundleFormat) return fail('bundle/format');
  if (!v.is(bundleSchema, value)) return fail('bundle/shape');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a parser: what the judge reads was checked just now
  return ok(value as unknown as PolicyBundle);
}

const text = v.string();
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const listOf = <T extends v.GenericSchema>(item: T) => v.array(item);
const listOrNull = <T extends v.GenericSchema>(item: T) => v.nullable(v.array(item));
const time = v.pipe(
  v.string(),
  v.check((at) => !Number.isNaN(Date.parse(at))),
);
const headerSchema = v.looseObject({ format: v.number() });
const localised = v.record(v.string(), v.string());
const program = v.looseObject({});
const confidence = v.picklist(['low', 'medium', 'high']);
const action = v.picklist(['allow', 'log', 'warn', 'justify', 'redact', 'block']);

interface AnyMatch {
  readonly any?: readonly AnyMatch[] | undefined;
  readonly all?: readonly AnyMatch[] | undefined;
  readonly detector?: string | undefined;
}
/** One of the forms that this build can judge; a form it does not know refuses the bundle. */
const match: v.GenericSchema<AnyMatch> = v.union([
  v.looseObject({ any: v.lazy(() => listOf(match)) }),
  v.looseObject({
    all: v.lazy(() => listOf(match)),
    within: v.optional(v.looseObject({ chars: whole })),
  }),
  v.looseObject({
    detector: text,
    minConfidence: v.optional(confidence),
    minCount: v.optional(whole),
    minDistinct: v.optional(whole),
  }),
]);

const rule = v.looseObject({
  pack: text,
  id: text,
  title: localised,
  severity: v.picklist(['low', 'medium', 'high', 'critical']),
  mode: v.picklist(['enforce', 'simulate']),
  when: v.looseObject({
    platforms: listOrNull(text),
    channels: listOrNull(text),
    accounts: listOrNull(text),
    conversationKinds: listOrNull(text),
    titles: listOrNull(program),
    schedule: v.nullable(v.looseObject({ days: listOf(whole), from: whole, to: whole, zone: text })),
  }),
  match: v.nullable(match),
  unless: v.nullable(match),
  unscannable: action,
  then: v.looseObject({ action }),
});

const pattern = v.looseObject({
  id: text,
  program: v.nullable(program),
  gate: v.looseObject({ kind: v.picklist(['literals', 'digits', 'number', 'token', 'run', 'always']) }),
  words: v.nullable(v.looseObject({ list: listOf(text), ignoreCase: v.boolean() })),
  literals: listOf(text),
  validators: listOf(v.union([text, v.looseObject({ check: v.array(v.looseObject({})) })])),
  confidence,
  support: listOf(
    v.looseObject({
      keywords: listOf(text),
      detector: v.nullable(text),
      before: whole,
      after: whole,
      confidence,
    }),
  ),
  supportRequired: v.boolean(),
  contrary: listOf(v.looseObject({ keywords: listOf(text), before: whole, after: whole })),
});

const bundleSchema = v.looseObject({
  format: v.literal(bundleFormat),
  organisation: text,
  organisationName: text,
  contact: v.nullable(text),
  version: whole,
  issuedAt: time,
  expiresAt: time,
  contentHash: text,
  corporateAccounts: listOf(v.looseObject({ platform: text, id: text })),
  rules: listOf(rule),
  detectors: listOf(
    v.looseObject({
      id: text,
      title: localised,
      category: text,
      patterns: listOf(pattern),
      excludeValues: listOf(text),
      exclude: listOf(program),
      mask: v.union([v.literal('none'), v.looseObject({ keepStart: whole, keepEnd: whole })]),
    }),
  ),
  phones: v.nullable(
    v.looseObject({
      codes: v.record(text, whole),
      regions: listOf(
        v.looseObject({ region: text, code: text, prefix: text, prefixOptional: v.boolean(), numbers: text }),
      ),
    }),
  ),
  platforms: listOf(
    v.looseObject({ id: text, title: text, hosts: listOf(text), anchors: v.record(text, listOf(text)) }),
  ),
});
