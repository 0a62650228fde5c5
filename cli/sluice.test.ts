import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonSchemas } from '../lib/core/policy/json-schema.ts';
import { samplePlatform, samplePolicy, sampleRule } from '../lib/core/policy/sample-policy.ts';
import { schemaFolder, schemaText } from './schema.ts';
import { run } from './sluice.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sluice-cli-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

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

async function write(rules: string, settings = ''): Promise<void> {
  for (const file of samplePolicy(rules, settings)) {
    const target = path.join(directory, 'rules', file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
}

describe('help', () => {
  it('is there for one command', async () => {
    const { code, out } = await sluice(['scan', '--help']);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^sluice scan \[files…\].*--conversations[^\n]*\n$/s),
    ]);
    expect(out).not.toContain('sluice detectors');
    expect((await sluice(['keys', '-h'])).out.match(/^sluice keys/gm)?.length).toBeGreaterThan(4);
  });

  it('is not what is asked for by a text', async () => {
    await write(sampleRule({}));
    expect((await sluice(['explain', '--', '--help'])).out).toContain('No pattern matches.');
  });
});

describe('sluice check', () => {
  it('says so when nothing is wrong', async () => {
    await write(sampleRule({}));
    expect(await sluice(['check'])).toEqual({
      code: 0,
      out: 'No problems: 1 rules in 1 packs, 2 detectors, 1 platforms.\n',
      err: '',
    });
  });

  it('prints place, code, sentence and hint', async () => {
    await write(sampleRule({ match: '{ detector: tickett }' }));
    expect(await sluice(['check'])).toEqual({
      code: 1,
      out: 'rules/packs/sample.yaml:9:22 policy/unknown-detector There is no detector named tickett.\n    Did you mean ticket?\n',
      err: '1 problem.\n',
    });
  });

  it('prints JSON for machines', async () => {
    await write(sampleRule({ match: '{ detector: tickett }' }));
    const { code, out } = await sluice(['check', '--json', 'rules']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          code: 'policy/unknown-detector',
          file: 'rules/packs/sample.yaml',
          line: 9,
          column: 22,
          path: 'rules.0.match.detector',
          message: 'There is no detector named tickett.',
          hint: 'Did you mean ticket?',
        },
      ],
    });
  });

  it('takes single files and reads no other kind of file in folders', async () => {
    await write(sampleRule({}));
    await writeFile(path.join(directory, 'rules', 'notes.txt'), 'not: [yaml');
    expect((await sluice(['check'])).code).toBe(0);
    expect((await sluice(['check', 'rules/settings.yaml', 'rules/platforms'])).code).toBe(0);
  });
});

describe('sluice test', () => {
  it('shows masked findings and the verdict', async () => {
    await write(sampleRule({ then: '{ action: block }' }));
    const { code, out } = await sluice(['test'], 'first line\nsee PRJ-1234 now');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^2:5 project-code .* \(medium\)\nsample\/codes: block \(medium, 1 found\)\nverdict: block\n$/,
    );
    expect(out).not.toContain('PRJ-1234');
    expect(await sluice(['test'], 'nothing')).toEqual({ code: 0, out: 'verdict: allow\n', err: '' });
  });

  it('reads a file and the circumstances', async () => {
    await write(sampleRule({ when: '{ channels: [paste], schedule: { zone: UTC, days: [wed] } }' }));
    await writeFile(path.join(directory, 'message.txt'), 'PRJ-1234');
    const verdictOf = async (...options: readonly string[]) =>
      (await sluice(['test', 'message.txt', ...options])).out.split('\n').at(-2);
    expect(await verdictOf('--channel', 'paste', '--at', '2026-03-04T12:00:00Z')).toBe('verdict: warn');
    expect(await verdictOf('--channel', 'paste', '--at', '2026-03-05T12:00:00Z')).toBe('verdict: allow');
    expect(await verdictOf('--at', '2026-03-04T12:00:00Z')).toBe('verdict: allow');
  });

  it('judges a file as the extension would, with the places of what is found', async () => {
    await write(sampleRule({ when: '{ channels: [file] }' }));
    await writeFile(path.join(directory, 'note.txt'), 'PRJ-1234');
    expect((await sluice(['test', 'note.txt'])).out).toBe('verdict: allow\n');
    const { code, out } = await sluice(['test', 'note.txt', '--channel', 'file']);
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^line 1 \u203a 1:1 project-code .*\nverdict: warn\n$/s),
    ]);
    const { out: json } = await sluice(['test', 'note.txt', '--channel', 'file', '--json']);
    expect(JSON.parse(json)).toMatchObject({ findings: [{ path: ['line 1'], detector: 'project-code' }] });
  });

  it('takes what is not text for a file', async () => {
    await write(sampleRule({}));
    await writeFile(path.join(directory, 'note.txt'), Buffer.from('\ufeffPRJ-1234', 'utf16le'));
    expect((await sluice(['test', 'note.txt'])).out).toContain('line 1 \u203a 1:1 project-code');
    expect((await sluice(['test', 'note.txt', '--channel', 'paste'])).err).toContain('is not UTF-8 text');
    expect((await sluice(['test', '--channel', 'file'], 'x')).err).toContain('not standard input');
  });

  it('gives machines no values either', async () => {
    await write(sampleRule({}));
    const { out } = await sluice(['test', '--json'], 'PRJ-1234');
    expect(out).not.toContain('PRJ-1234');
    expect(JSON.parse(out)).toMatchObject({
      action: 'warn',
      hits: [{ rule: 'codes', findings: [{ start: 0, end: 8 }] }],
    });
  });

  it('does not judge by a policy that has problems', async () => {
    await write(sampleRule({ match: '{ detector: tickett }' }));
    const { code, err } = await sluice(['test'], 'x');
    expect([code, err]).toEqual([2, expect.stringContaining('policy/unknown-detector')]);
  });
});

describe('what a text is judged for', () => {
  const verdictOf = async (...options: readonly string[]) => {
    const { out, err } = await sluice(['test', ...options], 'PRJ-1234');
    return err === '' ? out.split('\n').at(-2) : err;
  };

  it('is a platform by the name that rules know it by, and no other word', async () => {
    await write(sampleRule({ when: '{ platforms: [talk] }' }));
    const folder = path.join(directory, 'rules', 'platforms');
    await writeFile(path.join(folder, 'talk-a.yaml'), `${samplePlatform('talk-a').text}platform: talk\n`);
    await writeFile(path.join(folder, 'talk-k.yaml'), `${samplePlatform('talk-k').text}platform: talk\n`);
    expect(await verdictOf('--platform', 'talk')).toBe('verdict: warn');
    expect(await verdictOf('--platform', 'whatsapp')).toBe('verdict: allow');
    expect(await verdictOf()).toBe('verdict: allow');
    for (const wrong of ['talk-a', 'Talk', 'tlak', '']) {
      const refusal = { code: 2, out: '', err: '--platform must be one of talk, whatsapp.\n' };
      expect(await sluice(['test', '--platform', wrong], 'PRJ-1234')).toEqual(refusal);
      expect(await sluice(['explain', '--platform', wrong, 'PRJ-1234'])).toEqual(refusal);
    }
  });

  it('is the default where the policy names no platform', async () => {
    await write(sampleRule({}));
    await rm(path.join(directory, 'rules', 'platforms'), { recursive: true });
    expect(await verdictOf()).toBe('verdict: warn');
    expect(await verdictOf('--platform', 'pigeon')).toBe('--platform must be one of whatsapp.\n');
  });

  it('is an account by its id, not by its kind', async () => {
    const accounts = 'corporateAccounts: [{ platform: whatsapp, id: "+420600000000" }]\n';
    await write(sampleRule({ when: '{ accounts: [corporate] }' }), accounts);
    expect(await verdictOf('--account', '420 600 000 000')).toBe('verdict: warn');
    expect(await verdictOf('--account', '+420611111111')).toBe('verdict: allow');
    for (const kind of ['corporate', 'personal', 'unknown', ' Corporate'])
      expect(await verdictOf('--account', kind)).toMatch(/^--account takes the id of an account/);
  });

  it.each(['1', 'monday 5', '03/04/2026', '2026-03-04', '2026-03-04T12:00', '2026-02-30T12:00:00Z'])(
    'is no time that could mean another one: %s',
    async (at) => {
      await write(sampleRule({ when: '{ schedule: { zone: UTC, days: [wed] } }' }));
      expect(await verdictOf('--at', '2026-03-04T12:00:00.5+01:00')).toBe('verdict: warn');
      expect(await verdictOf('--at', at)).toMatch(/ is not a time such as /);
      expect((await sluice(['compile', '--at', at])).err).toMatch(/ is not a time such as /);
    },
  );
});

describe('sluice schema', () => {
  it('writes what is committed', async () => {
    expect((await sluice(['schema', 'out'])).code).toBe(0);
    for (const [name, schema] of Object.entries(jsonSchemas())) {
      const committed = await readFile(path.join(root, schemaFolder, name), 'utf8');
      // When this fails, run `npm run sluice schema` and commit docs/schema.
      expect(committed).toBe(schemaText(schema));
      expect(await readFile(path.join(directory, 'out', name), 'utf8')).toBe(committed);
    }
  });
});

describe('what sluice cannot work with', () => {
  it.each([
    [['chek'], /no command chek/],
    [['check', 'nowhere'], /no file or folder/],
    [['check', '--jsn'], /--jsn/],
    [['test', 'a', 'b'], /one file/],
    [['test', 'missing.txt'], /cannot be read/],
    [['test', '--channel', 'pigeon'], /--channel must be one of message/],
    [['test', '--at', 'soon'], /not a time/],
  ])('%j ends with 2 and one sentence', async (argv, message) => {
    const { code, out, err } = await sluice(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('helps', async () => {
    expect((await sluice(['--help'])).out).toMatch(/sluice check/);
    expect((await sluice([])).code).toBe(2);
  });
});
