import type { Generated } from 'kysely';
import type { Time } from './columns.ts';

interface AuditTable {
  org_id: string;
  id: Generated<number>;
  at: Generated<Date>;
  actor: string;
  action: string;
  target: string;
  /** Place in the chain; null on entries of older servers until they are linked. */
  seq: number | null;
  detail: Generated<string>;
  note_hash: string | null;
  previous: string | null;
  hash: string | null;
}

interface AuditNoteTable {
  org_id: string;
  seq: number;
  salt: string;
  text: string;
}

interface AuditHeadTable {
  org_id: string;
  seq: number;
  at: Time;
  jws: string;
  manifest: string;
}

export interface AuditTables {
  audit: AuditTable;
  audit_notes: AuditNoteTable;
  audit_heads: AuditHeadTable;
}
