import type { Path } from './yaml-node.ts';

/** What a document holds at a place, whatever that is. */
export function dataAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}
export function textAt(data: unknown, ...path: Path): string {
  const value = dataAt(data, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
export function numberAt(data: unknown, ...path: Path): number | null {
  const value = dataAt(data, path);
  return typeof value === 'number' ? value : null;
}
export const flagAt = (data: unknown, ...path: Path): boolean => dataAt(data, path) === true;
export function listAt(data: unknown, ...path: Path): readonly unknown[] {
  const value = dataAt(data, path);
  return Array.isArray(value) ? value : [];
}
export const wordsAt = (data: unknown, ...path: Path): readonly string[] => listAt(data, ...path).map(String);
export const hasAt = (data: unknown, ...path: Path): boolean => dataAt(data, path) !== undefined;
export function fieldsAt(data: unknown, ...path: Path): readonly string[] {
  const value = dataAt(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
