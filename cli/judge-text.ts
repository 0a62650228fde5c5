import path from 'node:path';
import type { Content } from '../lib/core/decide/egress.ts';
import { judge, loadPolicy } from '../lib/core/decide/index.ts';
import type { Verdict } from '../lib/core/decide/verdict.ts';
import { type ExitCode, type Io, oneLine, UsageError } from './io.ts';
import { positionsIn } from './position.ts';
import { type JudgeOptions, prepare } from './prepare.ts';
import { asUtf8, look, readBytes } from './read-parts.ts';

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
