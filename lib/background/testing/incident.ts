import type { Incident } from '../../core/incident/incident.ts';

/** One as the guard drafts them, after its pseudonyms. */
export function anIncident(
  outcome: Incident['outcome'] = 'blocked',
  id: string = crypto.randomUUID(),
): Incident {
  return {
    schema: 1,
    id,
    at: '2026-11-22T12:00:00.000Z',
    policyVersion: 1,
    action: 'block',
    outcome,
    rule: { pack: 'p', rule: 'r', severity: 'high', mode: 'enforce', action: 'block' },
    alsoMatched: [],
    egress: {
      platform: 'whatsapp',
      channel: 'message',
      conversation: { kind: 'direct', title: null },
      account: { kind: 'unknown', id: null },
      size: 10,
    },
    detectors: [],
    findings: [],
    adapter: { health: 'ok' },
    client: { version: '1', browser: 'chromium' },
  };
}
