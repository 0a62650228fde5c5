import type { ColumnType, Generated } from 'kysely';
import type { Incident } from '../../../lib/core/incident/incident.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

/** Columns that later migrations gave the incidents of base.ts. */
export interface TriageColumns {
  /** The device's group when the incident came; null until an older server's row was caught up with. */
  group_name: string | null;
  /** Full text, a tsvector. */
  words: string | null;
  /** Grows when the device corrects the outcome. */
  revision: Generated<number>;
  status: Generated<'open' | 'in-progress' | 'resolved'>;
  resolution: string | null;
  assignee: string | null;
  labels: Generated<string[]>;
  disputed_at: MaybeTime;
  answered_at: MaybeTime;
}
interface RollupDayTable {
  org_id: string;
  day: string;
  platform: string;
  action: Incident['action'];
  outcome: Incident['outcome'];
  severity: Incident['rule']['severity'];
  group_name: string;
  slot: number;
  count: number;
}
interface RollupRuleTable {
  org_id: string;
  day: string;
  pack: string;
  rule: string;
  action: Incident['action'];
  outcome: Incident['outcome'];
  group_name: string;
  slot: number;
  count: number;
  disputed: Generated<number>;
}
type RollupDayTotalTable = Omit<RollupDayTable, 'group_name'>;
type RollupRuleTotalTable = Omit<RollupRuleTable, 'group_name'>;
interface RollupAccountTable {
  org_id: string;
  day: string;
  platform: string;
  account: Incident['egress']['account']['kind'];
  action: Incident['action'];
  outcome: Incident['outcome'];
  group_name: string;
  slot: number;
  count: number;
}
interface RollupReasonTable {
  org_id: string;
  day: string;
  pack: string;
  rule: string;
  /** A choice of the rule, in English; '' = own words alone. */
  reason: string;
  group_name: string;
  slot: number;
  count: number;
}
/** What simulated rules matched, whether or not an enforced one decided. */
interface RollupSimulatedTable {
  org_id: string;
  day: string;
  pack: string;
  rule: string;
  group_name: string;
  slot: number;
  count: number;
}
interface RollupRepeatTable {
  org_id: string;
  day: string;
  pack: string;
  rule: string;
  group_name: string;
  warned: number;
  repeated: number;
}
interface RollupFeedbackTable {
  org_id: string;
  day: string;
  pack: string;
  rule: string;
  group_name: string;
  kind: 'suggestion' | 'wish';
  /** Empty for a wish, whose words are the incident's. */
  tool: string;
  count: number;
}
interface RuleTitleTable {
  org_id: string;
  pack: string;
  rule: string;
  version: number;
  words: string;
}
interface IncidentEventTable {
  org_id: string;
  device_id: string;
  day: string;
  incident_id: string;
  id: string;
  at: Generated<Date>;
  actor: string;
  kind: string;
  data: Json<unknown>;
  batch: string | null;
}
interface LegalHoldTable {
  org_id: string;
  id: string;
  kind: 'person' | 'device' | 'rule' | 'incident';
  value: string;
  reason: string;
  created_at: Time;
  created_by: string;
  released_at: MaybeTime;
  released_by: ColumnType<string | null, string | null | undefined, string | null>;
}
interface PersonPseudonymTable {
  org_id: string;
  person: string;
  pseudonym: string;
}
interface ErasureTable {
  org_id: string;
  id: string;
  at: Time;
  actor: string;
  pseudonym: string;
  proof: string;
}
interface CleanSendTotalTable {
  org_id: string;
  day: string;
  group_name: string;
  platform: string;
  channel: string;
  account: string;
  count: number;
}
interface CleanSendTable extends CleanSendTotalTable {
  device_id: string;
}

export interface IncidentTables {
  rollup_days: RollupDayTable;
  rollup_rules: RollupRuleTable;
  rollup_day_totals: RollupDayTotalTable;
  rollup_rule_totals: RollupRuleTotalTable;
  rollup_accounts: RollupAccountTable;
  rollup_reasons: RollupReasonTable;
  rollup_simulated: RollupSimulatedTable;
  rollup_repeats: RollupRepeatTable;
  rollup_feedback: RollupFeedbackTable;
  rule_titles: RuleTitleTable;
  incident_events: IncidentEventTable;
  legal_holds: LegalHoldTable;
  person_pseudonyms: PersonPseudonymTable;
  erasures: ErasureTable;
  clean_sends: CleanSendTable;
  clean_send_totals: CleanSendTotalTable;
}
