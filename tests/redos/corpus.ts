/**
 * Patterns that made backtracking engines take exponential or polynomial time, in the shapes in which they were
 * reported, each with a text made for it: `before`, then `pump` over and over, then `after`.
 */
export interface Attack {
  readonly name: string;
  readonly regex: string;
  readonly ignoreCase?: boolean;
  readonly before?: string;
  readonly pump: string;
  readonly after: string;
  /** The code with which our compiler refuses it; absent: it must run in linear time. */
  readonly refused?: string;
}

/** A text of just `length` code units. */
export function attackText({ before = '', pump, after }: Attack, length: number): string {
  const room = length - before.length - after.length;
  return before + pump.repeat(Math.ceil(room / pump.length)).slice(0, room) + after;
}

const textbook: readonly Attack[] = [
  { name: 'nested plus', regex: '^(?:a+)+$', pump: 'a', after: '!' },
  { name: 'nested plus, not anchored', regex: '(?:a+)+b', pump: 'a', after: '!' },
  { name: 'nested star', regex: '(?:a*)*b', pump: 'a', after: '!' },
  { name: 'star of plus of star', regex: '(?:(?:a*)+)*b', pump: 'a', after: '!' },
  { name: 'lazy nested plus', regex: '(?:a+?)+?b', pump: 'a', after: '!' },
  { name: 'branches that are the same', regex: '^(?:a|a)*$', pump: 'a', after: '!' },
  { name: 'branches that overlap', regex: '^(?:a|aa)+$', pump: 'a', after: '!' },
  { name: 'classes that overlap', regex: '^(?:[a-z]|\\w)*$', pump: 'a', after: '!' },
  { name: 'a class and an optional one', regex: '(?:[a-z]+\\d?)+#', pump: 'abc1', after: '!' },
  { name: 'words separated by optional spaces', regex: '^(?:\\w+\\s?)*$', pump: 'word', after: '!' },
  { name: 'any and any', regex: '.*.*=.*', pump: 'x', after: '!' },
  { name: 'any, any, any', regex: '.*a.*a.*a#', pump: 'a', after: '!' },
  { name: 'digits three times', regex: '\\d+\\d+\\d+x', pump: '7', after: '!' },
  { name: 'optional, then as many', regex: '(?:a?){500}a{500}', pump: 'a', after: 'b' },
  { name: 'counted in counted', regex: '(?:a{1,20}){1,20}b', pump: 'a', after: '!' },
  { name: 'unbounded in counted', regex: '(?:a+){10}b', pump: 'a', after: '!' },
  { name: 'a prefix that begins everywhere', regex: '[a-z]+@', pump: 'a', after: '!' },
  { name: 'a window that begins everywhere', regex: 'a[^b]{0,500}b', pump: 'a', after: 'c' },
  { name: 'a tail that never comes', regex: 'x*y', pump: 'x', after: '!' },
  { name: 'a lazy tail that never comes', regex: '<.*?>!', pump: '<', after: '!' },
  { name: 'the longer branch last', regex: 'a|.*z', pump: 'a', after: '!' },
  { name: 'match by match, each read to the end', regex: 'a(?:.*b)?', pump: 'a', after: '!' },
  { name: 'words ignoring case', regex: '(?:k+)+\\d', ignoreCase: true, pump: 'K\u212a', after: '!' },
  { name: 'letters of any script', regex: '^(?:\\p{L}+[\\p{L}\\p{M}]*)+$', pump: '\u044f', after: '!' },
  { name: 'surrogate pairs', regex: '(?:[\u{1f600}-\u{1f64f}]+)+x', pump: '\u{1f600}', after: '!!' },
];

/** Reported for packages, named after what the pattern read; the fields' well-known shapes. */
const reported: readonly Attack[] = [
  { name: 'trim at the end', regex: '\\s+$', pump: ' ', after: 'x' },
  { name: 'trim at both ends', regex: '^\\s+|\\s+$', before: 'x', pump: ' ', after: 'x' },
  { name: 'trailing line breaks (marked)', regex: '\\n+$', pump: '\n', after: 'x' },
  {
    name: 'date by words (moment)',
    regex: 'D[oD]?(?:\\[[^\\[\\]]*\\]|\\s)+MMMM?',
    before: 'D',
    pump: '[]',
    after: 'x',
  },
  { name: 'duration (ms)', regex: '^(?:\\d+)?\\.?\\d+ *(?:ms|s|m|h|d)?$', pump: '5', after: 'x' },
  {
    name: 'agent version (ua-parser)',
    regex: '(?:android)[ \\w.]*;.+(?:build|hm)[ \\w.]*\\)',
    ignoreCase: true,
    before: 'android;',
    pump: 'build',
    after: '!',
  },
  {
    name: 'agent model (ua-parser)',
    regex: '; (?:[^;/]+)(?:/[^;]*)* build',
    before: '; ',
    pump: 'a/',
    after: ';',
  },
  { name: 'link text (marked)', regex: '\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]\\(', pump: '[', after: 'x' },
  { name: 'emphasis (marked)', regex: '^_(?:[^_]|__)+_(?:[^_]|$)', before: '_', pump: '__', after: 'x' },
  { name: 'table row (marked)', regex: '^ *\\|(?:.+\\|)* *\\n', before: '|', pump: 'a|', after: 'x' },
  {
    name: 'fence (markdown)',
    regex: '^(?:`{3,}|~{3,})(?:[^`~]*)\\n(?:.*\\n)*(?:`{3,}|~{3,})',
    before: '```\n',
    pump: 'a\n',
    after: 'x',
  },
  {
    name: 'e-mail, local parts',
    regex: '^(?:[a-zA-Z0-9])(?:(?:[\\-.]|[_]+)?(?:[a-zA-Z0-9]+))*@x',
    pump: 'a',
    after: '!',
  },
  {
    name: 'e-mail, domain labels',
    regex: '^\\S+@(?:[a-z0-9]+(?:-[a-z0-9]+)*\\.)+[a-z]{2,}$',
    before: 'a@',
    pump: 'a-',
    after: '!',
  },
  {
    name: 'e-mail with display name (validator)',
    regex: '^[^<]*<(?:.+)>$',
    before: 'a<',
    pump: '<',
    after: '!',
  },
  {
    name: 'URL with optional parts',
    regex: '^(?:https?://)?(?:[\\w\\-]+\\.)*[\\w\\-]+(?:/[\\w\\-./?%&=]*)?$',
    pump: 'a.',
    after: '!',
  },
  {
    name: 'URL, host labels',
    regex: '(?:(?:[a-z\u00a1-\uffff0-9]+-?)*[a-z\u00a1-\uffff0-9]+)(?:\\.x)',
    ignoreCase: true,
    pump: 'a',
    after: '!',
  },
  {
    name: 'data URL (is-my-json-valid)',
    regex: '^data:(?:\\w+/\\w+)?(?:;[\\w=]+)*(?:;base64)?,.*$',
    before: 'data:',
    pump: ';a',
    after: '!',
  },
  {
    name: 'HTML tag',
    regex: '<[a-z]+(?:\\s+[a-z]+(?:=(?:"[^"]*"|\'[^\']*\'|[^\\s>]+))?)*\\s*/?>',
    ignoreCase: true,
    before: '<a',
    pump: ' a=b',
    after: '!',
  },
  { name: 'HTML comment (minifier)', regex: '<!--[\\s\\S]*?-->', pump: '<!--', after: '!' },
  { name: 'HTML attribute spaces (sanitiser)', regex: '\\s*=\\s*"[^"]*"', pump: ' ', after: '!' },
  {
    name: 'style declaration (css-what)',
    regex: '^(?:\\\\.|[\\w\\-\u00b0-\uffff])+(?:\\s*[~^$*|]?=)',
    pump: '\\a',
    after: '!',
  },
  {
    name: 'colour function (color-string)',
    regex: '^hwb\\(\\s*[+\\-]?\\d+\\s*,?\\s*[+\\-]?\\d+%\\s*\\)$',
    before: 'hwb(1',
    pump: ' ',
    after: '!',
  },
  {
    name: 'repository address (hosted-git-info)',
    regex: '^(?:[^@]+@)?(?:[^:/]+):/?(?:[^/]+/)*x$',
    pump: 'a/',
    after: '!',
  },
  { name: 'brace list (braces)', regex: '\\{(?:,+(?:\\{,+\\})*)+\\}', before: '{', pump: ',', after: '!' },
  { name: 'glob (minimatch)', regex: '\\{(?:[^{}]+,)*[^{}]*\\}', before: '{', pump: 'a,', after: '!' },
  {
    name: 'thousands (number formats)',
    regex: '^-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d+)?$',
    pump: '123,',
    after: '!',
  },
  {
    name: 'decimal (is-float)',
    regex: '^[+\\-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+\\-]?\\d+)?$',
    pump: '1',
    after: '!',
  },
  {
    name: 'header parameters (content-type)',
    regex: '; *(?:[\\w!#$%&*+.^`|~\\-]+) *= *(?:"(?:[^"\\\\]|\\\\.)*"|[\\w\\-]+) *',
    pump: '; a',
    after: '!',
  },
  {
    name: 'header of a token (http auth)',
    regex: '(?:[a-z]+)\\s*=\\s*(?:"[^"]*"|[^,\\s]+)(?:\\s*,\\s*)?',
    ignoreCase: true,
    pump: 'a ',
    after: '!',
  },
  { name: 'cookie spaces', regex: '(?:^|;)\\s*session\\s*=\\s*[^;]+', pump: '; ', after: '!' },
  { name: 'user agent comments', regex: '\\((?:[^()]|\\([^()]*\\))*\\)', pump: '(', after: '!' },
  { name: 'camel case (string helpers)', regex: '(?:[A-Z]+)(?:[A-Z][a-z]+)*x', pump: 'A', after: '!' },
  {
    name: 'ANSI escapes',
    regex:
      '[\\x1b\\x9b][\\[()#;?]*(?:(?:(?:[a-z\\d]*(?:;[a-z\\d]*)*)?\\x07)|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PRZcf-ntqry=><~]))',
    ignoreCase: true,
    pump: '\u001b[',
    after: '!',
  },
  {
    name: 'source map comment',
    regex: '(?:/\\*(?:\\s*\\r?\\n(?://)?)?(?:[#@] source=[^\\s\'"]*)\\s*\\*/)',
    before: '/*',
    pump: '\n',
    after: '!',
  },
  { name: 'version (semver ranges)', regex: '^\\s*(?:[<>]?=?\\s*)*v?\\d+\\.\\d+', pump: '< ', after: '!' },
  {
    name: 'IP address, v6',
    regex: '^(?:[0-9a-f]{1,4}:)*(?::[0-9a-f]{1,4})*(?:%.+)?$',
    ignoreCase: true,
    pump: '1:',
    after: '!',
  },
  { name: 'path segments', regex: '^(?:/?[^/]+)+/$', pump: 'a', after: '!' },
  { name: 'a CSV line', regex: '^(?:(?:"[^"]*"|[^,]*),)*x$', pump: '"",', after: '!' },
  {
    name: 'password rule',
    regex: '^(?=.*\\d)(?=.*[a-z]).{8,}$',
    pump: 'a',
    after: '!',
    refused: 'pattern/lookaround',
  },
  {
    name: 'a quoted text by back-reference',
    regex: '(["\'])(?:.*?)\\1',
    pump: '"',
    after: '!',
    refused: 'pattern/backreference',
  },
  {
    name: 'counted beyond measure',
    regex: '(?:a{1000}){1000}',
    pump: 'a',
    after: '!',
    refused: 'pattern/too-large',
  },
  { name: 'a possessive way out', regex: '(?:a++)+b', pump: 'a', after: '!', refused: 'pattern/atomic' },
];

export const attacks: readonly Attack[] = [...textbook, ...reported];

/** What a person can hand the shipped detectors: one fragment over and over. */
export const hostileFragments: readonly string[] = [
  ...[
    '4 ',
    '1',
    '4-',
    '0.',
    '12/',
    'a',
    'A',
    ' ',
    '\n',
    '.',
    '-',
    '@',
    'a@',
    'a@b.',
    'x.y@',
    '\u200b',
    '\u00a0',
  ],
  ...[
    'password is ',
    'password: ',
    'passwort ',
    'key=',
    'token ',
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
  ],
  ...[
    'card 4',
    'iban ',
    'DE',
    'confidential ',
    'eyJ',
    'aB3',
    'AKIA',
    'sk_live_',
    '://',
    'https://a:b@',
    '{"a":',
  ],
  ...[
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    '0123456789abcdef',
    '=,',
    '%41',
    '\\u0041',
  ],
  ...[
    '1 2 3 4 ',
    '01.01.1970 ',
    '+49 ',
    '(555) ',
    'a,b;c\t',
    '| a |',
    '\u0661',
    '\uff11',
    '\ud83d',
    '\u{1f600}',
    '1\ufe0f\u20e3',
  ],
  ...[
    '\u5bc6\u7801',
    '\u043f\u0430\u0440\u043e\u043b\u044c ',
    'a\u0301',
    '<a href="',
    'p a s s ',
    'ssn 123-45-',
  ],
];
