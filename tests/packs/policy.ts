import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { safeParse } from 'valibot';
import { judge, loadPolicy, type LoadedPolicy } from '../../lib/core/decide/index.ts';
import type { Verdict } from '../../lib/core/decide/verdict.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import {
  type Detector,
  detectorSchema,
  type RulePack,
  rulePackSchema,
} from '../../lib/core/policy/schema.ts';

const rules = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../rules');

async function textsOf(folder: string): Promise<{ path: string; text: string }[]> {
  const names = (await readdir(path.join(rules, folder))).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: `rules/${folder}/${name}`,
      text: await readFile(path.join(rules, folder, name), 'utf8'),
    })),
  );
}

export interface Rules {
  readonly packs: readonly RulePack[];
  readonly detectors: readonly Detector[];
  /** With all packs on; simulated rules too. */
  readonly policy: LoadedPolicy;
}

/** What the folder holds. Detectors' examples are not run here: `sluice check` does. */
export async function loadRules(): Promise<Rules> {
  const packFiles = await textsOf('packs');
  const detectorFiles = await textsOf('detectors');
  const settings = {
    path: 'rules/settings.yaml',
    text: await readFile(path.join(rules, 'settings.yaml'), 'utf8'),
  };
  const compiled = compilePolicy(
    [settings, ...packFiles, ...detectorFiles],
    { organisation: 'o', version: 1, issuedAt: '2026-03-01T00:00:00.000Z' },
    { examples: 'skip' },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
  return {
    packs: packFiles.map(({ text }) => {
      const read = safeParse(rulePackSchema, parse(text));
      if (!read.success) throw new Error(read.issues[0].message);
      return read.output;
    }),
    detectors: detectorFiles.map(({ path: file, text }) => {
      const read = safeParse(detectorSchema, parse(text));
      if (!read.success) throw new Error(`${file}: ${read.issues[0].message}`);
      return read.output;
    }),
    policy: loadPolicy(compiled.value),
  };
}

/** What all packs together say about a message from a personal account. */
export function judgeText(policy: LoadedPolicy, text: string): Verdict {
  return judge(
    policy,
    {
      platform: 'whatsapp',
      channel: 'message',
      conversation: { kind: 'direct', title: 'Someone' },
      account: { id: '+420600000000' },
      content: { kind: 'text', text },
    },
    Date.parse('2026-03-04T12:00:00Z'),
  );
}

/** A text with placeholders such as `{{luhn:453957876362148}}`, assembled. */
export function made(text: string): string {
  const expanded = expandPlaceholders(text);
  if (expanded === null) throw new Error('malformed placeholder');
  return expanded;
}
