import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { actions, outcomes } from '../../lib/core/decide/words.ts';
import { makeIncident } from '../testing/test-device.ts';
import { toOcsf } from './ocsf.ts';

/**
 * What release 1.4.0 says of class 2006 (events/base_event, findings/finding, findings/data_security_finding, the profiles
 * security_control and host, and their objects at schema.ocsf.io), as far as we fill it. Strict: a field that these do not
 * have is a mistake.
 */
const text = v.pipe(v.string(), v.minLength(1));
const time = v.pipe(v.number(), v.integer(), v.minValue(1_500_000_000_000)); // milliseconds
const id = (...values: number[]) => v.picklist(values);
const analytic = v.strictObject({ type_id: id(0, 1, 2, 3, 4, 5, 6, 99), type: text, name: text, uid: text });
const productSchema = v.strictObject({ name: text, vendor_name: text, version: text });
const classSchema = v.strictObject({
  activity_id: id(0, 1, 2, 3, 4, 99),
  activity_name: text,
  category_uid: v.literal(2),
  category_name: v.literal('Findings'),
  class_uid: v.literal(2006),
  class_name: v.literal('Data Security Finding'),
  type_uid: id(200600, 200601, 200602, 200603, 200604, 200699),
  type_name: text,
  time,
  severity_id: id(0, 1, 2, 3, 4, 5, 6, 99),
  severity: text,
  status_id: id(0, 1, 2, 3, 4, 5, 6, 99),
  status: text,
  confidence_id: v.optional(id(0, 1, 2, 3, 99)),
  confidence: v.optional(text),
  action_id: id(0, 1, 2),
  action: text,
  disposition_id: id(...Array.from({ length: 28 }, (_, index) => index), 99),
  disposition: text,
  is_alert: v.boolean(),
  message: text,
  metadata: v.strictObject({
    version: v.literal('1.4.0'),
    uid: text,
    profiles: v.array(v.picklist(['security_control', 'host'])),
    product: productSchema,
    logged_time: time,
  }),
  finding_info: v.strictObject({
    uid: text,
    title: text,
    created_time: time,
    types: v.array(text),
    analytic,
  }),
  data_security: v.strictObject({
    category_id: id(0, 1, 2, 3, 4, 5, 6, 99),
    data_lifecycle_state_id: id(0, 1, 2, 3, 99),
    data_lifecycle_state: text,
    detection_system_id: id(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99),
    detection_system: text,
    detection_pattern: v.optional(text),
    pattern_match: v.optional(text),
    policy: v.strictObject({ name: text, uid: text, version: text }),
  }),
  device: v.strictObject({
    type_id: id(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 99),
    type: text,
    uid: text,
    name: text,
    groups: v.array(v.strictObject({ name: v.string() })),
  }),
  actor: v.optional(
    v.strictObject({ user: v.strictObject({ uid: text, type_id: id(0, 1, 2, 3, 99), type: text }) }),
  ),
  dst_endpoint: v.strictObject({ svc_name: text }),
  unmapped: v.record(text, v.unknown()),
});

const item = (change: Parameters<typeof makeIncident>[0] = {}): IncidentItem => {
  const incident = makeIncident(change);
  return {
    day: incident.at.slice(0, 10),
    device: { id: crypto.randomUUID(), label: 'Chromium on Linux, 3f9a' },
    person: 'u_0123456789abcdef0123',
    group: 'sales',
    receivedAt: new Date().toISOString(),
    triage: {
      status: 'open',
      resolution: null,
      assignee: null,
      labels: [],
      disputedAt: null,
      answeredAt: null,
    },
    incident,
  };
};
const finding = { detector: 'iban', start: 3, length: 22, masked: 'CZ** **** ****' } as const;

describe('an incident as an OCSF Data Security Finding', () => {
  it.each(outcomes.flatMap((outcome) => actions.map((action) => [outcome, action] as const)))(
    'fits the schema: %s after %s',
    (outcome, action) => {
      const event = toOcsf(item({ outcome, action: action === 'allow' ? 'log' : action }), '0.1.0');
      expect(() => v.parse(classSchema, event)).not.toThrow();
      const uid = v.parse(classSchema, event);
      expect(uid.type_uid).toBe(uid.class_uid * 100 + uid.activity_id);
    },
  );

  it('carries severity, confidence, the masked value and the detectors', () => {
    const rule = {
      pack: 'bank',
      rule: 'iban-out',
      severity: 'critical',
      mode: 'enforce',
      action: 'block',
    } as const;
    const findings = [
      { ...finding, confidence: 'low' },
      { ...finding, confidence: 'high' },
    ] as const;
    const event = v.parse(classSchema, toOcsf(item({ rule, findings: [...findings] }), '0.1.0'));
    expect(event).toMatchObject({
      severity_id: 5,
      confidence_id: 3,
      is_alert: true,
      action_id: 2,
      disposition_id: 2,
      data_security: { detection_pattern: 'iban', pattern_match: 'CZ** **** ****', policy: { name: 'bank' } },
      finding_info: { title: 'bank/iban-out' },
    });
  });

  it('follows what people made of it, and leaves out whom nobody knows', () => {
    const open = item();
    const closed = { ...open, person: null, triage: { ...open.triage, status: 'resolved' as const } };
    expect(toOcsf(closed, '0.1.0')).toMatchObject({ status_id: 4 });
    expect(toOcsf(closed, '0.1.0')).not.toHaveProperty('actor');
    const wrong = { ...closed, triage: { ...closed.triage, resolution: 'false-positive' as const } };
    expect(toOcsf(wrong, '0.1.0')).toMatchObject({ status_id: 3 });
    expect(toOcsf({ ...open, triage: { ...open.triage, status: 'in-progress' } }, '0.1.0')).toMatchObject({
      status_id: 2,
    });
  });
});
