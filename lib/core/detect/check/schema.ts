import * as v from 'valibot';

/**
 * The language of check-digit programs: what a number must satisfy, as data. A value is read without its separators,
 * letters in upper case; positions count from 0. All steps of a program must hold.
 */

const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
const integer = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
/** `[from, to)`; to may be left out for the rest. */
const stretch = { from: v.optional(position), to: v.optional(position) };
/** What a character is worth: its place in an alphabet, or by table. Default: 0-9, then A = 10 ... Z = 35. */
const values = v.union([text(64), v.record(text(2), integer)]);

/**
 * A weighted sum modulo `modulus`. Either it leaves `remainder`, or its remainder's character in `map` (default: the
 * digit itself) stands at `at` (default: right behind the weighted ones). In `map`, `-` never matches.
 */
const weightedSum = {
  from: v.optional(position),
  weights: v.pipe(v.array(integer), v.minLength(1), v.maxLength(60)),
  modulus: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100_000)),
  /** One for all characters, or a list that is used in turn. */
  values: v.optional(v.union([values, v.pipe(v.array(values), v.minLength(1), v.maxLength(60))])),
  /** A product of two digits counts as the sum of its digits, as in Luhn. */
  digitSum: v.optional(v.boolean()),
  add: v.optional(integer),
  map: v.optional(text(128)),
  at: v.optional(position),
  remainder: v.optional(position),
};
const sum = v.strictObject({
  ...weightedSum,
  /** Used instead when the remainder's character in `map` is `>`. */
  again: v.optional(v.strictObject(weightedSum)),
});

/** A stretch as one number, its remainder compared with `remainder`, a letter of `map`, or the number at `at`. */
const modulo = v.strictObject({
  ...stretch,
  modulus: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1_000_000)),
  /** Text put before the stretch. */
  prefix: v.optional(text(10)),
  /** Replaced in the stretch first, such as `{ '2A': '19' }`. */
  replace: v.optional(v.record(text(4), v.pipe(v.string(), v.maxLength(4)))),
  /** The remainder is taken from this. */
  subtractFrom: v.optional(integer),
  remainder: v.optional(integer),
  map: v.optional(text(128)),
  at: v.optional(position),
  /** How many digits stand at `at`. Default 1. */
  digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))),
});

const whole = v.union([v.literal(true), v.strictObject(stretch)]);
export const iso7064Systems = ['mod-11-2', 'mod-37-2', 'mod-97-10', 'mod-11-10', 'mod-37-36'] as const;
export const dateFormats = [
  'yymmdd',
  'ddmmyy',
  'mmddyy',
  'yyyymmdd',
  'ddmmyyyy',
  'yymm',
  'mmyy',
  'yyddd',
] as const;

const date = v.strictObject({
  at: v.optional(position),
  format: v.picklist(dateFormats),
  /** Numbers that may have been added to the month (century or sex), 0 included if it may stand alone. Default [0]. */
  month: v.optional(v.pipe(v.array(integer), v.minLength(1), v.maxLength(12))),
  day: v.optional(v.pipe(v.array(integer), v.minLength(1), v.maxLength(12))),
});

export type CheckStep =
  | { length: number | number[] }
  | { sum: v.InferOutput<typeof sum> }
  | { modulo: v.InferOutput<typeof modulo> }
  | { luhn: v.InferOutput<typeof whole> }
  | { verhoeff: v.InferOutput<typeof whole> }
  | { damm: v.InferOutput<typeof whole> }
  | { iso7064: v.InferOutput<typeof iso7064> }
  | { date: v.InferOutput<typeof date> }
  | { range: v.InferOutput<typeof range> }
  | { any: CheckStep[][] }
  | { not: CheckStep[] };

const iso7064 = v.strictObject({ ...stretch, system: v.picklist(iso7064Systems) });
/** The stretch is one of the texts, or between two of the same length: `01-96`. */
const range = v.strictObject({ ...stretch, in: v.pipe(v.array(text(40)), v.minLength(1), v.maxLength(400)) });

const steps = v.lazy(() => v.pipe(v.array(checkStepSchema), v.minLength(1), v.maxLength(20)));
export const checkStepSchema: v.GenericSchema<unknown, CheckStep> = v.union([
  v.strictObject({ length: v.union([position, v.pipe(v.array(position), v.minLength(1), v.maxLength(20))]) }),
  v.strictObject({ sum }),
  v.strictObject({ modulo }),
  v.strictObject({ luhn: whole }),
  v.strictObject({ verhoeff: whole }),
  v.strictObject({ damm: whole }),
  v.strictObject({ iso7064 }),
  v.strictObject({ date }),
  v.strictObject({ range }),
  v.strictObject({ any: v.pipe(v.array(steps), v.minLength(1), v.maxLength(20)) }),
  v.strictObject({ not: steps }),
]);

/** A check-digit program as it is written in a detector. */
export const checkSchema = v.strictObject({ check: steps });
export type Check = v.InferOutput<typeof checkSchema>;
