import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { isFormula } from '../../lib/core/csv.ts';

type Cell = string | number | null | undefined;

/** Column → value. Only added to, at the end: people have spreadsheets that lean on the order. */
const columns: Readonly<Record<string, (item: IncidentItem) => Cell>> = {
  at: ({ incident }) => incident.at,
  received_at: ({ receivedAt }) => receivedAt,
  id: ({ incident }) => incident.id,
  device: ({ device }) => device.id,
  device_label: ({ device }) => device.label,
  person: ({ person }) => person,
  group: ({ group }) => group,
  platform: ({ incident }) => incident.egress.platform,
  channel: ({ incident }) => incident.egress.channel,
  conversation_kind: ({ incident }) => incident.egress.conversation.kind,
  conversation: ({ incident }) => incident.egress.conversation.title,
  account_kind: ({ incident }) => incident.egress.account.kind,
  action: ({ incident }) => incident.action,
  outcome: ({ incident }) => incident.outcome,
  severity: ({ incident }) => incident.rule.severity,
  mode: ({ incident }) => incident.rule.mode,
  pack: ({ incident }) => incident.rule.pack,
  rule: ({ incident }) => incident.rule.rule,
  policy_version: ({ incident }) => incident.policyVersion,
  detectors: ({ incident }) =>
    incident.detectors.map(({ detector, count }) => `${detector}:${String(count)}`).join(' '),
  values: ({ incident }) => incident.findings.map(({ masked }) => masked).join(' | '),
  size: ({ incident }) => incident.egress.size,
  reason: ({ incident }) => [incident.reason?.choice, incident.reason?.text].filter(Boolean).join(': '),
  status: ({ triage }) => triage.status,
  resolution: ({ triage }) => triage.resolution,
  assignee: ({ triage }) => triage.assignee,
  labels: ({ triage }) => triage.labels.join(' | '),
  disputed_at: ({ triage }) => triage.disputedAt,
  answered_at: ({ triage }) => triage.answeredAt,
};

/** RFC 4180, UTF-8 with a mark that spreadsheets need to read it as such. */
export const csvHead = `\uFEFF${Object.keys(columns).map(csvCell).join(',')}\r\n`;

export function csvLine(item: IncidentItem): string {
  return `${Object.values(columns)
    .map((read) => csvCell(read(item)))
    .join(',')}\r\n`;
}

/** Always quoted. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(value: Cell): string {
  const text = String(value ?? '').replace(/\0/g, '');
  const mark = typeof value === 'string' && isFormula(text) ? "'" : '';
  return `"${mark}${text.replaceAll('"', '""')}"`;
}
