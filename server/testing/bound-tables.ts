/** A query as it is written, without those in parentheses, which stand as `§` there. */
interface Level {
  text: string;
  readonly inner: Level[];
}

/** The same table may stand in a statement under several names. */
interface Named {
  readonly table: string;
  readonly alias: string;
}

const beginsQuery = /^\s*(?:with|select|insert|update|delete)\b/;
const sets = /\b(?:union all|union|except|intersect)\b/;
/** What ends the list of tables behind FROM, USING, JOIN, UPDATE or INTO. */
const endsTables =
  /\b(?:where|set|on|inner|left|right|full|cross|join|group|order|limit|offset|having|returning|for|values|select|with|using|from|window|default|do)\b|§/;
const equality = /((?:\w+\.)?org_id|\$\d+|\?)(?:::\w+)?\s*=\s*((?:\w+\.)?org_id|\$\d+|\?)/g;

/**
 * Which of `tables` a statement asks without saying of which organisation: not by `org_id` = a parameter, nor by equality
 * with the `org_id` of one that is, beside it or in a query around it. What comes out of a CTE or a derived table does not
 * bind. Each arm of a UNION, each CTE and each subquery is asked for itself.
 */
export function unboundTables(statement: string, tables: ReadonlySet<string>): string[] {
  return unboundIn(levelsOf(statement), tables, new Set());
}

function levelsOf(statement: string): Level {
  const text = statement
    .toLowerCase()
    .replaceAll(/'(?:[^']|'')*'/g, '?')
    .replaceAll('"', '');
  const top: Level = { text: '', inner: [] };
  const open: Level[] = [top];
  for (const [at, character] of [...text].entries()) {
    const level = open.at(-1) ?? top;
    if (character === '(') {
      const isQuery = beginsQuery.test(text.slice(at + 1, at + 40));
      const next = isQuery ? { text: '', inner: [] } : level;
      level.text += isQuery ? ' § ' : ' ';
      if (isQuery) level.inner.push(next);
      open.push(next);
    } else if (character === ')') {
      open.pop();
      (open.at(-1) ?? top).text += ' ';
    } else level.text += character;
  }
  return top;
}

function unboundIn(
  { text, inner }: Level,
  tables: ReadonlySet<string>,
  around: ReadonlySet<string>,
): string[] {
  const unbound: string[] = [];
  const within = new Set(around);
  for (const arm of text.split(sets)) {
    const named = tablesOf(arm).filter(({ table }) => tables.has(table));
    for (const { alias } of named) within.delete(alias);
    const bound = boundIn(arm, named, within);
    unbound.push(...named.filter(({ alias }) => !bound.has(alias)).map(({ table }) => table));
    for (const alias of bound) within.add(alias);
  }
  return [...unbound, ...inner.flatMap((level) => unboundIn(level, tables, within))];
}

function tablesOf(arm: string): Named[] {
  return [...arm.matchAll(/\b(?:from|using|join|update|into)\s+/g)].flatMap(({ index, 0: word }) => {
    const [list = ''] = arm.slice(index + word.length).split(endsTables);
    const items = /^(?:into|update)/.test(word) ? list.split(',').slice(0, 1) : list.split(',');
    return items.map((item) => {
      const [table = '', alias = table] = item
        .replaceAll(/\b(?:as|only)\b/g, ' ')
        .trim()
        .split(/\s+/);
      return { table, alias: /^into/.test(word) ? `into ${table}` : alias };
    });
  });
}

/** Names whose organisation is given, those of the queries around included. */
function boundIn(arm: string, named: readonly Named[], around: ReadonlySet<string>): Set<string> {
  const bound = new Set(around);
  for (const { table } of named)
    if (new RegExp(`\\binto ${table}\\b(?:(?!\\bvalues\\b|\\bselect\\b|§).)*\\borg_id\\b`).test(arm))
      bound.add(`into ${table}`);
  const asked = named.filter(({ alias }) => !alias.startsWith('into '));
  const sideOf = (side: string): string => {
    if (/^[$?]/.test(side)) return 'given';
    // Without a name in front it is that of the only table that has one.
    return side === 'org_id'
      ? asked.length === 1
        ? (asked[0]?.alias ?? '')
        : ''
      : side.replace('.org_id', '');
  };
  const pairs = [...arm.matchAll(equality)].map(([, one = '', other = '']) => [sideOf(one), sideOf(other)]);
  bound.add('given');
  for (let before = 0; before !== bound.size;) {
    before = bound.size;
    for (const [one = '', other = ''] of pairs)
      if (bound.has(one) || bound.has(other)) for (const side of [one, other]) bound.add(side);
  }
  return bound;
}
