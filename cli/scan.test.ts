import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleDictionary, samplePolicy, sampleRule } from '../lib/core/policy/sample-policy.ts';
import { buildXlsx } from '../lib/inspect/testing/ooxml-builder.ts';
import { run } from './sluice.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sluice-scan-'));
  for (const file of [...samplePolicy(sampleRule({})), sampleDictionary('birds', 'Blue Heron\nKestrel')]) {
    await write(path.join('rules', file.path), file.text);
  }
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function write(name: string, content: string | Uint8Array): Promise<void> {
  const target = path.join(directory, name);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

async function sluice(argv: readonly string[], input = '') {
  let out = '';
  let err = '';
  const code = await run(argv, {
    directory,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readInput: () => Promise.resolve(input),
  });
  return { code, out, err };
}

describe('sluice scan', () => {
  it('shows place, confidence and masked value, and ends with 1', async () => {
    await write('notes.txt', 'first line\nsee PRJ-1234 and kestrel');
    const { code, out } = await sluice(['scan', 'notes.txt']);
    expect(code).toBe(1);
    expect(out).toMatch(/^notes\.txt:2:5 +medium +project-code +\u2022{4} 34\n/);
    expect(out).toMatch(/notes\.txt:2:18 +medium +birds /);
    expect(out).toContain('2 findings in one file.');
    expect(out).not.toContain('1234');
  });

  it.each([
    [
      'a card of a contact',
      'a.vcf',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nNOTE:see PRJ-12\r\n 34\r\nEND:VCARD\r\n',
    ],
    ['a page', 'a.html', '<!doctype html><html><body><p>see PRJ-<b>12</b>&#51;4</p></body></html>'],
    ['JSON', 'a.json', '{ "note": "see PRJ\\u002d1234" }'],
    ['the name of a file', 'PRJ-1234.txt', 'nothing in it'],
    ['text of two bytes a letter', 'a.txt', Buffer.from('see PRJ-1234 there', 'utf16le')],
  ])('finds what a reader sees in %s', async (_what, name, content) => {
    await write(name, typeof content === 'string' ? content : new Uint8Array(content));
    const { code, out } = await sluice(['scan', name]);
    expect(code).toBe(1);
    expect(out).toContain('project-code');
  });

  it.each([
    ['a line of JSON', 'a.json', '{\n "a": "x\\n",\n "note": "PRJ-1234"\n}', 'a.json:3:11 '],
    [
      'a row of a table',
      'a.csv',
      `${'Ann,Bern,x\n'.repeat(20)}Jo,"x\ny",PRJ-1234\n`,
      'a.csv \u203a row 21:2:3 ',
    ],
  ])('says in which place of %s', async (_, name, content, place) => {
    await write(name, content);
    expect((await sluice(['scan', name])).out.split('\n')[0]).toContain(place);
  });

  it('reads a text longer than a piece like a short one', async () => {
    const words = 'plain words here '.repeat(6000);
    const { out } = await sluice(['scan', '--json'], `${words}PRJ-1234 ${words}`);
    expect(JSON.parse(out).findings).toMatchObject([{ start: words.length, end: words.length + 8 }]);
  });

  it('ends with 0 when there is nothing, or nothing as sure as asked for', async () => {
    expect(await sluice(['scan'], 'hello')).toEqual({ code: 0, out: '0 findings in one text.\n', err: '' });
    expect((await sluice(['scan', '--min-confidence', 'high'], 'PRJ-1234')).code).toBe(0);
  });

  it('shows values only when asked to, without control characters', async () => {
    expect((await sluice(['scan', '--reveal'], 'PRJ-1234')).out).toContain('PRJ-1234');
    expect((await sluice(['scan', '--reveal'], 'blue\nheron')).out).toContain('blue heron');
  });

  it('writes JSON with offsets', async () => {
    const { out } = await sluice(['scan', '--json'], 'a\nPRJ-1234');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ file: '-', line: 2, column: 1, start: 2, end: 10, detector: 'project-code' }],
    });
  });

  it('writes SARIF that refers to its rules, without values', async () => {
    const { out } = await sluice(['scan', '--sarif'], 'PRJ-1234\nKestrel');
    const log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results }] = log.runs;
    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['birds', 'project-code']);
    expect(results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([1, 0]);
    expect(results[1].locations[0].physicalLocation.region).toEqual({
      startLine: 2,
      startColumn: 1,
      endLine: 2,
      endColumn: 8,
    });
    expect(out).not.toContain('1234');
  });

  it('says in SARIF which file could not be read', async () => {
    await write('a #1.bin', Uint8Array.of(0, 1, 2, 3, 0xff, 0xfe));
    await write('notes.txt', 'hello');
    const { code, out } = await sluice(['scan', '--sarif', 'notes.txt', 'a #1.bin']);
    expect(code).toBe(1);
    const [{ invocations, results }] = JSON.parse(out).runs;
    expect(results).toEqual([]);
    expect(invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'Not everything could be read (unknown-type).' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20%231.bin' } } }],
          },
        ],
      },
    ]);
    expect(JSON.parse((await sluice(['scan', '--sarif', 'notes.txt'])).out).runs[0].invocations).toEqual([
      { executionSuccessful: true },
    ]);
  });

  it.each<[string, string, string, object]>([
    [
      'a row of a table',
      'a.csv',
      `${'Ann,Bern,x\n'.repeat(20)}Jo,"x\ny",PRJ-1234\n`,
      { logicalLocations: [{ fullyQualifiedName: 'row 21' }] },
    ],
    [
      'the name of a file',
      'kestrel.txt',
      'nothing in it',
      { logicalLocations: [{ fullyQualifiedName: 'name' }] },
    ],
  ])(
    'gives SARIF the place of %s by its name, without lines of the file',
    async (_, name, content, place) => {
      await write(name, content);
      const [{ results }] = JSON.parse((await sluice(['scan', '--sarif', name])).out).runs;
      expect(results.map((result: { locations: unknown }) => result.locations)).toEqual([
        [{ physicalLocation: { artifactLocation: { uri: name } }, ...place }],
      ]);
    },
  );

  it('gives SARIF the lines of a file that is read as more than plain text', async () => {
    await write('a.json', '{\n "a": "x\\n",\n "note": "PRJ\\u002d1234"\n}');
    const [{ results }] = JSON.parse((await sluice(['scan', '--sarif', 'a.json'])).out).runs;
    expect(results).toHaveLength(1);
    expect(results[0].locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'a.json' }, region: { startLine: 3, endLine: 3 } } },
    ]);
  });

  it('masks what parts of files are called in SARIF', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>kestrel</t></is></c></row>';
    const sheet = { name: 'PRJ-1234 list', xml: `<sheetData>${rows}</sheetData>` };
    await write('list.xlsx', buildXlsx([sheet]));
    const { out } = await sluice(['scan', '--sarif', 'list.xlsx']);
    expect(out).toMatch(/"fullyQualifiedName": "sheet \u2022+ ?34 list \u203a A1"/);
    expect(out).not.toContain('1234');
  });

  it('reads and writes JSON lines in order, with UTF-16 offsets', async () => {
    const { code, out } = await sluice(
      ['scan', '--jsonl'],
      '{"id":"a","text":"\\ud83d\\ude00 PRJ-1234"}\n\n{"id":2,"text":"nothing"}\n',
    );
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      {
        id: 'a',
        findings: [{ detector: 'project-code', start: 3, end: 11, confidence: 0.75, level: 'medium' }],
      },
      { id: 2, findings: [] },
    ]);
  });

  it.each<[string, string[], string | undefined, RegExp]>([
    ['two formats', ['--json', '--sarif'], undefined, /Choose one/],
    ['an unknown confidence', ['--min-confidence', 'sure'], undefined, /low, medium, high/],
    ['a file that is not there', ['missing.txt'], undefined, /missing\.txt cannot be read/],
    ['a line that is not JSON', ['--jsonl'], '{"id":1,"text":"x"}\nnope', /Line 2 is not JSON/],
    ['a line without a text', ['--jsonl'], '{"id":1}', /Line 1 needs an id and a text/],
    ['conversations without messages', ['--jsonl', '--conversations'], '{"id":1,"messages":[]}', /messages/],
    ['conversations without lines', ['--conversations'], undefined, /goes with --jsonl/],
    ['a policy that finds nothing', ['--rules', 'empty'], undefined, /no detectors/],
    ['lines by a policy that finds nothing', ['--rules', 'empty', '--jsonl'], undefined, /no detectors/],
    ['an unknown policy', ['--rules', 'elsewhere'], undefined, /no file or folder/],
  ])('refuses %s in one sentence', async (_, args, input, sentence) => {
    await mkdir(path.join(directory, 'empty'));
    const { code, err } = await sluice(['scan', ...args], input);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('says of a file that nobody reads that it was not read', async () => {
    await write('binary', Uint8Array.of(0, 1, 2, 3, 0xff, 0xfe));
    const { code, out } = await sluice(['scan', 'binary']);
    expect(code).toBe(1);
    expect(out).toContain('binary: not everything could be read (unknown-type)');
  });

  it('names the problems of a broken policy and scans nothing', async () => {
    await write('rules/broken.yaml', 'apiVersion: sluice/v1\nkind: Detector\nid: broken\n');
    const { code, out, err } = await sluice(['scan'], 'PRJ-1234');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^rules\/broken\.yaml:\d+:\d+ policy\/missing-field /);
  });
});

describe('sluice detectors', () => {
  it('lists detectors and dictionaries', async () => {
    const { out } = await sluice(['detectors', '--json']);
    expect(JSON.parse(out)).toEqual([
      { id: 'birds', title: 'birds', category: 'business', locales: ['*'] },
      { id: 'project-code', title: 'project-code', category: 'business', locales: ['*'] },
      { id: 'ticket', title: 'ticket', category: 'business', locales: ['*'] },
    ]);
    expect((await sluice(['detectors'])).out.split('\n')[0]).toMatch(/^birds +business +\* +birds$/);
  });
});

describe('sluice bench', () => {
  it('measures a text and names what is run on every text', async () => {
    await write('notes.txt', 'see PRJ-1234 now\n'.repeat(50));
    const { code, out } = await sluice(['bench', 'notes.txt', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ detectors: 3, bytes: 850, findings: 50, runOnEveryText: [] });
    expect((await sluice(['bench', 'notes.txt'])).out).toMatch(
      /3 detectors, 850 bytes: .* MB\/s, 50 findings/,
    );
    expect((await sluice(['bench', 'a', 'b'])).err).toMatch(/reads one file/);
  });
});

describe('sluice dictionary', () => {
  it('takes a text, one entry a line', async () => {
    await write('names.txt', '\uFEFFKestrel\r\n Blue  Heron \r\n\r\nx\r\nKestrel\r\n');
    const { code, out, err } = await sluice(['dictionary', 'names.txt', '--id', 'projects']);
    expect([code, err]).toEqual([0, '2 entries; 4 empty, too short, too long or repeated.\n']);
    await write('rules/dictionaries/projects.yaml', out);
    expect((await sluice(['scan'], 'blue heron')).out).toContain('projects');
  });

  it.each([
    ['by name', 'name'],
    ['by number', '2'],
  ])('takes a column of a CSV %s', async (_, column) => {
    await write('list.csv', 'no;name\n1;"Heron; ""blue"""\n2;Kestrel\n');
    const { out } = await sluice(['dictionary', 'list.csv', '--id', 'projects', '--column', column]);
    expect(out).toContain('\n  Heron; "blue"\n  Kestrel\n');
  });

  it('refuses a column that is not there, and a file without entries', async () => {
    await write('list.csv', 'no,name\n1,"Kestrel\n');
    expect((await sluice(['dictionary', 'list.csv', '--id', 'x', '--column', 'name'])).err).toMatch('Line 2');
    await write('list.csv', 'no,name\n1,Kestrel\n');
    expect((await sluice(['dictionary', 'list.csv', '--id', 'x', '--column', 'title'])).err).toMatch(
      /no column/,
    );
    await write('empty.txt', '\n\n');
    expect((await sluice(['dictionary', 'empty.txt', '--id', 'x'])).err).toMatch(/no entry/);
    expect((await sluice(['dictionary', 'empty.txt'])).err).toMatch(/needs --id/);
  });
});
