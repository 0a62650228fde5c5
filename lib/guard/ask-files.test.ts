import { expect, it } from 'vitest';
import type { Egress } from '../core/decide/egress.ts';
import { judge, loadPolicy } from '../core/decide/index.ts';
import type { Memory } from '../core/decide/remember.ts';
import type { IncidentDraft } from '../core/incident/draft.ts';
import { compilePolicy } from '../core/policy/compile.ts';
import { samplePolicy, sampleRule } from '../core/policy/sample-policy.ts';
import type { AskRequest } from '../ui/ask.ts';
import { askAboutFiles, type Looked } from './ask-files.ts';
import type { GuardContext } from './context.ts';
import { judgedAs } from './judged.ts';

const rules = [
  sampleRule({ id: 'codes', when: '{ channels: [file] }', then: '{ action: warn }' }),
  sampleRule({
    id: 'tickets',
    when: '{ channels: [file] }',
    match: '{ detector: ticket }',
    then: '{ action: justify }',
  }),
].join('\n');
const meta = { organisation: 'o', version: 1, issuedAt: '2026-11-01T00:00:00.000Z' };
const compiled = compilePolicy(samplePolicy(rules), meta);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const policy = { bundle: compiled.value, loaded: loadPolicy(compiled.value) };

function fileWith(name: string, text: string): Looked {
  const egress: Egress = {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'Ann' },
    account: { id: null },
    content: {
      kind: 'files',
      files: [{ name, type: 'text/plain', bytes: text.length, facets: [], texts: [{ path: [], text }] }],
    },
  };
  return {
    file: new File([text], name),
    judged: judgedAs(policy, egress, judge(policy.loaded, egress, Date.now())),
  };
}

interface Said {
  readonly id: string;
  readonly text: string;
  readonly alike?: readonly string[];
}

it('takes "This isn\u2019t sensitive" for every file that is held, and a wish for the one that decides', async () => {
  const looked = [fileWith('a.txt', 'PRJ-1234'), fileWith('b.txt', 'lunch'), fileWith('c.txt', 'TKT-1234')];
  const held = looked.filter(({ judged }) => judged.verdict.action !== 'allow');
  const saved: IncidentDraft[] = [];
  const told: (readonly [name: string, said: Said])[] = [];
  // All that is asked of them.
  const context = {
    adapter: () => null,
    client: { version: '1', browser: 'chromium' },
    languages: ['en'],
    recorder: {
      save: async (draft: IncidentDraft) => saved.push(draft) > 0,
      saveLater: () => undefined,
    },
    askBackground: async (name: string, said: Said) => {
      told.push([name, said]);
      return { ok: true, value: { saved: true } };
    },
    dialog: {
      async ask({ dispute, wish }: AskRequest) {
        expect([await dispute?.('all of it is public'), await wish?.('a shared drive')]).toEqual([
          true,
          true,
        ]);
        return { kind: 'edit' };
      },
    },
    policy: { mode: {} },
    now: () => performance.now(),
  } as unknown as GuardContext;
  const approved: Memory = { remember: () => undefined, covers: () => false };
  await askAboutFiles(context, looked, held, approved);

  const idOf = (rule: string) => saved.find((draft) => draft.rule.rule === rule)?.id ?? rule;
  expect(told).toMatchObject([
    ['incident/dispute', { id: idOf('tickets'), text: 'all of it is public' }],
    ['incident/feedback', { id: idOf('tickets'), text: 'a shared drive' }],
  ]);
  expect(new Set(told[0]?.[1].alike)).toEqual(new Set([idOf('codes'), idOf('tickets')]));
});
