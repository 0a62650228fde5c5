/**
 * The console's HTTP API for settings, people and the audit trail; conventions as in console.ts.
 *
 * | Method and path              | Body → answer                                         |
 * |------------------------------|-------------------------------------------------------|
 * | GET    /api/settings         | → { items: SettingRecord[] }                          |
 * | PUT    /api/settings/:key    | { value } → 204, or 400 when it does not fit          |
 * | DELETE /api/settings/:key    | → 204 (back to the standard)                          |
 */
export interface SettingRecord {
  readonly key: string;
  /** Secret members are null; written as null they stay as they are. */
  readonly value: unknown;
  readonly standard: unknown;
  /** Null while the standard is in force. `by` as in the audit trail: `user:<id>`. */
  readonly changed: { readonly at: string; readonly by: string } | null;
}
