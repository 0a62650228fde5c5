/** What is worth remembering about who did what: `<thing>.<deed>`. */
export type AuditAction =
  | 'installation.create'
  | 'session.create'
  | 'session.end'
  | 'setting.change'
  | 'setting.reset'
  | 'policy.publish'
  | 'enrolment-code.create'
  | 'device.enrol'
  | 'device.revoke';
