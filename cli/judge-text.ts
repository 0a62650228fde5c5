import path from 'node:path';
import { judge, loadPolicy } from '../lib/core/decide/index.ts';
import { channels, type Content, conversationKinds, type Egress } from '../lib/core/decide/egress.ts';
import type { Verdict } from '../lib/core/decide/verdict.ts';
import type { PolicyBundle } from '../lib/core/policy/bundle.ts';
import { compilePolicy } from '../lib/core/policy/compile.ts';
import { describe } from './check.ts';
import { type ExitCode, type Io, oneLine, UsageError } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';
import { positionsIn } from './position.ts';
import { asUtf8, look, readBytes } from './read-parts.ts';

export interface JudgeOptions {
  readonly json: boolean;
  /** Folder or file of the policy. */
  readonly rules: string;
  readonly platform: string;
  /** Null: `message`, or `file` for a file that is not plain text. */
  readonly channel: string | null;
  readonly conversation: string;
  readonly title: string;
  readonly account: string | null;
  /** RFC 3339; for schedules. */
  readonly at: string;
}

/** `sluice test`: what the policy would say about a text, or a file that is read as the extension would. Masked. */
export async function judgeText(io: Io, file: string | undefined, options: JudgeOptions): Promise<ExitCode> {
  const content = await readContent(io, file, options.channel);
  const channel = options.channel ?? (content.kind === 'files' ? 'file' : 'message');
  const { bundle, egress, now } = await prepare(io, content, { ...options, channel });
  const verdict = judge(loadPolicy(bundle), egress, now);
  io.out(options.json ? `${JSON.stringify(withoutValues(verdict), null, 2)}\n` : report(verdict, content));
  return verdict.action === 'allow' || verdict.action === 'log' ? 0 : 1;
}

async function readContent(io: Io, file: string | undefined, channel: string | null): Promise<Content> {
  if (file === undefined || file === '-') {
    if (channel === 'file')
      throw new UsageError('sluice test --channel file reads a file, not standard input.');
    return { kind: 'text', text: await io.readInput() };
  }
  const bytes = await readBytes(io, file);
  const text = channel === 'file' ? null : asUtf8(bytes);
  if (text !== null) return { kind: 'text', text };
  if (channel !== null && channel !== 'file') throw new UsageError(`The file ${file} is not UTF-8 text.`);
  const { unscannable, ...looked } = await look(file, bytes);
  const about = { ...looked, name: path.basename(file), bytes: bytes.length };
  return { kind: 'files', files: [{ ...about, ...(unscannable !== null && { unscannable }) }] };
}

export interface Prepared {
  readonly bundle: PolicyBundle;
  readonly egress: Egress;
  readonly now: number;
}

/** The policy and the egress that a person describes by options. Refuses (UsageError) what they cannot mean. */
export async function prepare(io: Io, content: Content, options: JudgeOptions): Promise<Prepared> {
  const channel = choose('channel', channels, options.channel ?? 'message');
  const kind = choose('conversation', conversationKinds, options.conversation);
  const now = Date.parse(options.at);
  if (Number.isNaN(now))
    throw new UsageError(`--at ${options.at} is not a time such as 2026-03-29T12:00:00Z.`);
  const files = await readPolicyFiles(io.directory, [options.rules]);
  const bundle = compilePolicy(
    files,
    {
      organisation: '00000000-0000-4000-8000-000000000000',
      version: 1,
      issuedAt: new Date(now).toISOString(),
    },
    { examples: 'skip' },
  );
  if (!bundle.ok) {
    for (const problem of bundle.error) io.err(describe(problem));
    throw new UsageError(`The policy in ${options.rules} has problems; sluice check says more.`);
  }
  const egress: Egress = {
    platform: options.platform,
    channel,
    conversation: { kind, title: options.title },
    account: { id: options.account },
    content,
  };
  return { bundle: bundle.value, egress, now };
}

function report(verdict: Verdict, content: Content): string {
  const positionOf = positionsOf(content);
  const findings = verdict.findings.map((finding) => {
    const { line, column } = positionOf(finding);
    const path = (finding.provenance?.path ?? []).map((step) => `${oneLine(step)} \u203a `).join('');
    return `${path}${String(line)}:${String(column)} ${finding.detector} ${finding.masked} (${finding.confidence})`;
  });
  const hits = verdict.hits.map(({ rule, action, findings: found }) => {
    const mode = rule.mode === 'simulate' ? ', only simulated' : '';
    return `${rule.pack}/${rule.id}: ${action} (${rule.severity}, ${String(found.length)} found${mode})`;
  });
  const unscannable = verdict.unscannable === null ? [] : [`not read: ${verdict.unscannable}`];
  return `${[...findings, ...hits, ...unscannable, `verdict: ${verdict.action}`].join('\n')}\n`;
}

type Finding = Verdict['findings'][number];

/** Line and column in the text in which something was found: a part of a file, or all there is. */
function positionsOf(content: Content): (finding: Finding) => { line: number; column: number } {
  const placeOf = (path: readonly string[] | undefined) => JSON.stringify(path ?? []);
  const texts = content.kind === 'files' ? (content.files[0]?.texts ?? []) : [];
  const known = new Map(texts.toReversed().map(({ path, text }) => [placeOf(path), positionsIn(text)]));
  const whole = positionsIn(content.kind === 'text' ? content.text : '');
  return ({ provenance, start }) => (known.get(placeOf(provenance?.path)) ?? whole)(start);
}

/** For machines; the values themselves stay out. */
function withoutValues(verdict: Verdict): object {
  const bare = (finding: Finding) => {
    const { provenance, detector, pattern, start, end, confidence, masked } = finding;
    const where = provenance === undefined ? {} : { path: provenance.path };
    return { ...where, detector, pattern, start, end, confidence, masked };
  };
  return {
    action: verdict.action,
    unscannable: verdict.unscannable,
    findings: verdict.findings.map(bare),
    hits: verdict.hits.map(({ rule, action, findings }) => ({
      pack: rule.pack,
      rule: rule.id,
      severity: rule.severity,
      mode: rule.mode,
      action,
      findings: findings.map(bare),
    })),
  };
}

function choose<T extends string>(option: string, choices: readonly T[], given: string): T {
  const choice = choices.find((name) => name === given);
  if (choice === undefined) throw new UsageError(`--${option} must be one of ${choices.join(', ')}.`);
  return choice;
}
