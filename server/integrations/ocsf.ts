import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';

/** The release of the Open Cybersecurity Schema Framework (schema.ocsf.io) that the fields below are of. */
export const ocsfVersion = '1.4.0';
const classUid = 2006;
const createActivity = 1;

const severities = {
  low: [2, 'Low'],
  medium: [3, 'Medium'],
  high: [4, 'High'],
  critical: [5, 'Critical'],
} as const;
/** Of the security_control profile: action_id and disposition_id with their captions. */
const outcomes = {
  sent: [1, 'Allowed', 17, 'Logged'],
  overridden: [1, 'Allowed', 8, 'Approved'],
  blocked: [2, 'Denied', 2, 'Blocked'],
  redacted: [1, 'Allowed', 11, 'Corrected'],
  // The person thought better of it. The profile wants 1 where a control did nothing.
  cancelled: [1, 'Allowed', 16, 'No Action'],
} as const satisfies Record<Incident['outcome'], readonly [number, string, number, string]>;
const confidences = { low: [1, 'Low'], medium: [2, 'Medium'], high: [3, 'High'] } as const;

/**
 * An incident as an OCSF Data Security Finding (class 2006) with the profiles `security_control` and `host`. No content:
 * masked values only, people as pseudonyms. What OCSF has no field for is in `unmapped.sluice`.
 */
export function toOcsf(item: IncidentItem, productVersion: string): Record<string, unknown> {
  const { incident } = item;
  const { rule, egress } = incident;
  const [severityId, severity] = severities[rule.severity];
  const [actionId, action, dispositionId, disposition] = outcomes[incident.outcome];
  const time = Date.parse(incident.at);
  return {
    activity_id: createActivity,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: classUid,
    class_name: 'Data Security Finding',
    type_uid: classUid * 100 + createActivity,
    type_name: 'Data Security Finding: Create',
    time,
    severity_id: severityId,
    severity,
    ...statusOf(item),
    ...confidenceOf(incident),
    action_id: actionId,
    action,
    disposition_id: dispositionId,
    disposition,
    is_alert: rule.mode === 'enforce' && incident.action !== 'log',
    message: `Rule ${rule.pack}/${rule.rule} on ${egress.platform}: ${incident.outcome}`,
    metadata: {
      version: ocsfVersion,
      uid: incident.id,
      profiles: ['security_control', 'host'],
      product: { name: 'Sluice', vendor_name: 'Sluice', version: productVersion },
      logged_time: Date.parse(item.receivedAt),
    },
    finding_info: {
      uid: incident.id,
      title: `${rule.pack}/${rule.rule}`,
      created_time: time,
      types: ['Data Loss Prevention'],
      analytic: { type_id: 1, type: 'Rule', name: rule.rule, uid: `${rule.pack}/${rule.rule}` },
    },
    data_security: dataSecurityOf(incident),
    device: {
      type_id: 8,
      type: 'Browser',
      uid: item.device.id,
      name: item.device.label,
      groups: [{ name: item.group }],
    },
    ...(item.person === null ? {} : { actor: { user: { uid: item.person, type_id: 0, type: 'Unknown' } } }),
    dst_endpoint: { svc_name: egress.platform },
    unmapped: { sluice: unmappedOf(incident) },
  };
}

function dataSecurityOf({ detectors, findings, rule, policyVersion }: Incident): Record<string, unknown> {
  const patterns = [...new Set(findings.map(({ detector }) => detector))];
  const named = patterns.length > 0 ? patterns : detectors.map(({ detector }) => detector);
  return {
    category_id: 0,
    data_lifecycle_state_id: 2,
    data_lifecycle_state: 'Data in-Transit',
    detection_system_id: 1,
    detection_system: 'Endpoint',
    ...(named.length === 0 ? {} : { detection_pattern: named.join(', ') }),
    ...(findings[0] === undefined ? {} : { pattern_match: findings[0].masked }),
    policy: { name: rule.pack, uid: rule.pack, version: String(policyVersion) },
  };
}

/** What people made of it (`status_id` of the finding). */
function statusOf({ triage }: IncidentItem): { readonly status_id: number; readonly status: string } {
  if (triage.status === 'resolved') {
    return triage.resolution === 'false-positive'
      ? { status_id: 3, status: 'Suppressed' }
      : { status_id: 4, status: 'Resolved' };
  }
  return triage.status === 'open' ? { status_id: 1, status: 'New' } : { status_id: 2, status: 'In Progress' };
}

/** The surest of its findings. A rule about the channel itself has none. */
function confidenceOf({ findings }: Incident): Record<string, unknown> {
  const best = (['high', 'medium', 'low'] as const).find((level) =>
    findings.some(({ confidence }) => confidence === level),
  );
  if (best === undefined) return {};
  const [id, name] = confidences[best];
  return { confidence_id: id, confidence: name };
}

function unmappedOf({ action, outcome, egress, rule, detectors, unscannable, client }: Incident) {
  return {
    rule_mode: rule.mode,
    action,
    outcome,
    channel: egress.channel,
    conversation_kind: egress.conversation.kind,
    account_kind: egress.account.kind,
    size: egress.size,
    detectors: detectors.map(({ detector, count, distinct }) => ({ detector, count, distinct })),
    ...(unscannable === undefined ? {} : { unscannable }),
    client_version: client.version,
    client_browser: client.browser,
  };
}
