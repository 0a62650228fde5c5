import type { AccountKind } from '../decide/index.ts';
import type { Egress, InspectedFile } from '../decide/egress.ts';
import type { Outcome, RuleHit, Verdict } from '../decide/verdict.ts';
import { excerptAround } from './excerpt.ts';
import type { Incident } from './incident.ts';
import type { IncidentDraft } from './draft.ts';

export interface DraftContext {
  /** UUID; the same for every version of one incident. */
  readonly id: string;
  /** RFC 3339, UTC, with milliseconds. */
  readonly at: string;
  readonly accountKind: AccountKind;
  /** The recipient stands in the organisation's list of verified contacts. */
  readonly isContact?: boolean | undefined;
  readonly adapter: Incident['adapter'];
  readonly client: Incident['client'];
  readonly reason?: Incident['reason'];
  readonly backstop?: boolean;
  /** The server knows what an incident says about files: its policy has format 5 or later. */
  readonly tellsFiles?: boolean;
}

const maxFindings = 20;
const maxAlso = 50;
const maxFiles = 10;
const maxTallies = 200;
/** A page may say anything of a group, and messengers take files of gigabytes: better a wrong number than no record. */
const clamp = (count: number) => Math.max(0, Math.min(count, 1e9));

/** The record of a verdict and its outcome. Null when no rule matched: then there is nothing to record. */
export function makeDraft(
  egress: Egress,
  verdict: Verdict,
  outcome: Outcome,
  context: DraftContext,
): IncidentDraft | null {
  const deciding = verdict.deciding ?? verdict.hits[0];
  if (deciding === undefined) return null;
  const { id, members } = egress.conversation;
  const verified = context.isContact ? true : egress.conversation.verified;
  const excerpt = excerptFor(egress, deciding);
  return {
    schema: 1,
    id: context.id,
    at: context.at,
    policyVersion: verdict.policyVersion,
    action: verdict.action,
    outcome,
    rule: ruleRef(deciding),
    alsoMatched: verdict.hits
      .filter((hit) => hit !== deciding)
      .slice(0, maxAlso)
      .map(ruleRef),
    egress: {
      platform: egress.platform,
      channel: egress.channel,
      conversation: {
        kind: egress.conversation.kind,
        title: egress.conversation.title?.slice(0, 2000) ?? null,
        ...(id !== undefined && { id: id.slice(0, 2000) }),
        ...(members !== undefined && { members: clamp(members) }),
        ...(verified !== undefined && { verified }),
      },
      account: { kind: context.accountKind, id: egress.account.id?.slice(0, 2000) ?? null },
      size: clamp(sizeOf(egress)),
      ...(context.tellsFiles && egress.content.kind === 'files' && { files: factsOf(egress.content.files) }),
    },
    detectors: verdict.tallies.slice(0, maxTallies),
    findings: deciding.findings.slice(0, maxFindings).map((finding) => ({
      detector: finding.detector,
      start: finding.start,
      length: finding.end - finding.start,
      confidence: finding.confidence,
      masked: finding.masked.slice(0, 80),
      ...(finding.provenance && { where: finding.provenance.path.join(' \u203a ').slice(0, 400) }),
    })),
    ...(excerpt !== null && { excerpt }),
    ...(verdict.unscannable !== null && { unscannable: verdict.unscannable }),
    ...(context.reason !== undefined && { reason: context.reason }),
    ...(context.backstop && { backstop: true }),
    adapter: context.adapter,
    client: context.client,
  };
}

function ruleRef(hit: RuleHit): Incident['rule'] {
  const { pack, id, severity, mode } = hit.rule;
  return { pack, rule: id, severity, mode, action: hit.action };
}

function sizeOf({ content }: Egress): number {
  switch (content.kind) {
    case 'text':
      return content.text.length;
    case 'files':
      return content.files.reduce((sum, file) => sum + file.bytes, 0);
    case 'none':
      return 0;
    default:
      return content satisfies never;
  }
}

function factsOf(files: readonly InspectedFile[]): NonNullable<Incident['egress']['files']> {
  return files.slice(0, maxFiles).map(({ type, facets, counts = {} }) => {
    const counted = Object.entries(counts).map(([what, count]) => [what, clamp(count)] as const);
    return {
      type: type.slice(0, 100),
      facets: facets.slice(0, 20),
      ...(counted.length > 0 && { counts: Object.fromEntries(counted) }),
    };
  });
}

function excerptFor({ content }: Egress, hit: RuleHit): string | null {
  const first = hit.findings[0];
  if (hit.rule.then.evidence !== 'excerpt' || content.kind !== 'text' || first === undefined) return null;
  return excerptAround(content.text, first);
}
