import Dexie from 'dexie';
import type { Table } from 'dexie';
import type { Incident } from '../core/incident/incident.ts';

/** An incident that the server does not have yet. */
export interface WaitingRow {
  readonly id: string;
  readonly incident: Incident;
  /** 1 while the outcome may still change (the question is open). A number, since IndexedDB indexes no booleans. */
  readonly open: 0 | 1;
  readonly savedAt: number;
  /** Where the question is open; -1 when unknown. */
  readonly tab: number;
  /** Whose policy it was: another organisation's server never gets it. */
  readonly organisation: string;
}

/** An incident that the server has (or refused for good), as it went out. */
export interface RecordRow {
  readonly id: string;
  readonly organisation: string;
  /** The incident's own time. */
  readonly at: string;
  /** Milliseconds since 1970 of the server's answer, by its clock. */
  readonly toldAt: number;
  /** The very text that was sent. */
  readonly json: string;
  /** What was sent before about the same incident, oldest first: its outcome was still another one. */
  readonly earlier: readonly string[];
  /** Why the server refused it; null: it has it. */
  readonly refused: string | null;
}

/** One database, so that an incident goes from the queue into the record in one transaction. */
export interface IncidentDatabase {
  readonly dexie: Dexie;
  readonly waiting: Table<WaitingRow, string>;
  readonly record: Table<RecordRow, string>;
}

export function openIncidentDatabase(name = 'sluice-incidents'): IncidentDatabase {
  const dexie = new Dexie(name);
  dexie.version(1).stores({ incidents: 'id, [open+savedAt]' });
  dexie.version(2).stores({ record: 'id, at, toldAt' });
  return { dexie, waiting: dexie.table('incidents'), record: dexie.table('record') };
}
