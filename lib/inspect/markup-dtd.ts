import type { Collector } from './collector.ts';
import type { Meter } from './meter.ts';

const declaration = /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"<&%]{0,1000})"|'([^'<&%]{0,1000})')\s*>/g;
const anyDeclaration = /<!ENTITY\b/g;
const mostEntities = 200;

/** Values that a document declares in its own DOCTYPE. */
export interface DeclaredEntities {
  declare(doctype: string): void;
  own(name: string): string | undefined;
}

/**
 * Plain values are known and resolved. What is built of others ("billion laughs"), is long or comes from elsewhere is
 * not, and makes the document unscannable. Every use is paid for.
 */
export function declaredEntities(meter: Meter, into: Collector): DeclaredEntities {
  const values = new Map<string, string>();
  return {
    declare(doctype) {
      let plain = 0;
      for (const [, name = '', double, single] of doctype.matchAll(declaration)) {
        plain += 1;
        if (values.size < mostEntities && !values.has(name)) values.set(name, double ?? single ?? '');
      }
      const all = doctype.match(anyDeclaration)?.length ?? 0;
      if (all > plain || plain > mostEntities) into.unscannable('broken');
    },
    own(name) {
      const value = values.get(name);
      if (value !== undefined) meter.inflate(value.length);
      return value;
    },
  };
}
