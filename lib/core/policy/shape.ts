/** Whether a value has a shape. Allocates nothing, unlike a valibot schema, which makes an object a value. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === 'string';
export const flag: Check = (value) => typeof value === 'boolean';
export const number: Check = (value) => typeof value === 'number' && !Number.isNaN(value);
/** A safe integer, not negative. */
export const whole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** A text that is a point in time. */
export const time: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
export const anyObject: Check = (value) => typeof value === 'object' && value !== null;

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

/** What comes as JSON has no holes, which `every` would skip. */
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object with values of one kind under any names. */
export const recordOf =
  (check: Check): Check =>
  (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every(check);

/** An object with these fields and any others. */
export const objectWith = (fields: Readonly<Record<string, Check>>): Check => {
  const entries = Object.entries(fields);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([name, check]) => check(Reflect.get(value, name)));
};
