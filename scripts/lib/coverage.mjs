/**
 * What one cell of tests/matrix showed, as tests/matrix/report.ts appends it.
 *
 * @typedef {object} CellNote
 * @property {string} client
 * @property {string} row
 * @property {number} [order] of its row in the table
 * @property {string} title
 * @property {string} grade
 * @property {'chromium' | 'firefox'} browser
 * @property {'started' | 'proven' | 'passes' | 'absent' | 'absent and held'} result
 * @property {string} [why]
 */

const letters = { 'source-verified': 's', 'dated report': 'd', assumed: 'a' };

/** @param {string} text @returns {CellNote[]} */
export function readNotes(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/**
 * docs/COVERAGE.md: rows are ways out, columns clients. Only what a note shows is claimed.
 *
 * @param {readonly CellNote[]} notes
 * @param {{ commit: string, date: string, files?: readonly string[] }} about `files`: a run of a part names them
 */
export function coverageText(notes, { commit, date, files = [] }) {
  // Several files are played at a time: what came first is chance.
  const clients = [...new Set(notes.map(({ client }) => client))].toSorted();
  const ordered = notes.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const rows = [...new Map(ordered.map(({ row, title }) => [row, title]))];
  const reasons = [];
  const cell = (client, row) => {
    const own = notes.filter((note) => note.client === client && note.row === row);
    const parts = [];
    if (own.length === 0) return 'not run';
    for (const browser of ['chromium', 'firefox']) {
      const results = own.filter((note) => note.browser === browser);
      if (results.length > 0) parts.push(oneBrowser(browser, results, reasons));
      else if (files.length === 0) parts.push(`${browser === 'chromium' ? 'C' : 'F'} not run`);
    }
    const grade = weakestGrade(own);
    const same = parts.every((part) => part === parts[0]) && parts[0].startsWith('–');
    return same ? parts[0] : `${parts.join(' ')} ${grade}`;
  };
  const table = [
    `| Way out | ${clients.join(' | ')} |`,
    `|---|${clients.map(() => '---').join('|')}|`,
    ...rows.map(([row, title]) => `| ${title} | ${clients.map((client) => cell(client, row)).join(' | ')} |`),
  ];
  const command = ['npm run test:matrix', ...(files.length > 0 ? ['--', ...files] : [])].join(' ');
  const part =
    files.length > 0
      ? ' **This run played a part of the matrix**; what it left out is not claimed here.'
      : '';
  return `# Coverage

Made by \`${command}\` at commit ${commit} on ${date}.${part} Every claim comes from a test of that run, and none is
written by hand. **It was proven on replicas** (\`replicas/\`), not on the live sites, which these tests cannot reach.

Each proven cell did the same thing twice: with what the policy forbids (nothing left the page's *model*, the person was
told, the incident named the channel) and with what is clean (it left exactly once, nobody was asked). What leaves while
somebody types (drafts, previews, inline bots) is held without a word and without an incident. Ways without content
(calls, voice, screens, location) were refused once and started anyway once. Input is trusted, except for a file that is
pasted on Messenger: no tool puts files on a clipboard, and the test makes that event.

- **C** proven in Chromium, **F** in Firefox. *p*: it passed in this test, either because it always does
  ([THREAT-MODEL.md](THREAT-MODEL.md) says what does) or because nothing was found in it (a picture without writing).
  **✗**: failed in this run. –: there is no such way, or no tool drives it; the number names the reason below.
- What the replica rests on there: **s** verified with the real thing's engine or clients, **d** a dated report of the
  live site, **a** assumed.
- No tool here drives dictation or a real camera. In Firefox none drags from the desktop or puts a picture on the
  clipboard either: there the browser's own privileged code hands the page the files, in trusted events; text and
  folders are not dragged there at all.

${table.join('\n')}

## Reasons

${reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n')}
`;
}

/** A row that several cells stand for rests on the weakest of them. */
function weakestGrade(notes) {
  const grades = Object.keys(letters);
  const worst = Math.max(...notes.map(({ grade }) => grades.indexOf(grade)));
  return letters[grades[worst] ?? 'assumed'];
}

/** What failed comes before everything, and what is not there before what is. */
function oneBrowser(browser, results, reasons) {
  const letter = browser === 'chromium' ? 'C' : 'F';
  const count = (result) => results.filter((note) => note.result === result).length;
  if (count('proven') + count('passes') + count('absent and held') < count('started')) return `${letter}✗`;
  const absent = results.find(({ result }) => result.startsWith('absent'));
  if (absent !== undefined) return `–${superscript(numberOf(reasons, absent.why ?? ''))}`;
  return count('passes') > 0 ? `${letter}p` : letter;
}

function numberOf(reasons, why) {
  const known = reasons.indexOf(why);
  if (known >= 0) return known + 1;
  reasons.push(why);
  return reasons.length;
}

function superscript(number) {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}
