/** What is worth remembering about who did what: `<thing>.<deed>`. */
export type AuditAction =
  | 'installation.create'
  | 'session.create'
  | 'session.end'
  | 'setting.change'
  | 'setting.reset'
  | 'policy.publish'
  | 'policy.stage'
  | 'policy.widen'
  | 'policy.complete'
  | 'policy.abort'
  | 'enrolment-code.create'
  | 'enrolment-code.revoke'
  | 'device.enrol'
  | 'device.revoke'
  | 'device.find'
  | 'expected.import'
  | 'alert.acknowledge';
