import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AccountsReport, Period } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { groupSizes } from './clean-sends.ts';
import { fatesWhere, isRecorded, sumWhere } from './fates.ts';
import { sendsReport } from './sends.ts';

const kinds = ['corporate', 'personal', 'unknown'] as const;
const none = { count: 0, asked: 0, overridden: 0, stopped: 0, blocked: 0, recorded: 0, before: 0 };
type Row = AccountsReport['rows'][number];
/** `toldCount`, `toldRecorded`: those of groups whose sends are told. */
type Counted = Omit<Row, 'sends' | 'sendsBefore' | 'perThousand'> & {
  readonly toldCount: number;
  readonly toldRecorded: number;
};

/** What leaves by which kind of account: all three, whether or not there was anything. */
export async function accountsReport(db: Kysely<Tables>, asked: Asked): Promise<AccountsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const { told } = await groupSizes(db, asked.organisation);
  const nowTold = sql`${now} AND group_name = ANY(${[...told]}::text[])`;
  const { rows } = await sql<Counted>`
    SELECT account, ${fatesWhere(now)}, ${sumWhere(sql`NOT ${now}`)} AS before,
      ${sumWhere(nowTold)} AS "toldCount", ${sumWhere(sql`${nowTold} AND ${isRecorded}`)} AS "toldRecorded"
    FROM rollup_accounts WHERE ${rowsOf(asked, previous.from, period.to)} GROUP BY 1`.execute(db);
  const [sends, sendsBefore] = [await sendsOf(db, asked, period), await sendsOf(db, asked, previous)];
  return {
    period,
    previous,
    rows: kinds.map((account): Row => {
      const {
        toldCount = 0,
        toldRecorded = 0,
        ...row
      }: Partial<Counted> = rows.find((each) => each.account === account) ?? {};
      const clean = sends.get(account) ?? 0;
      return {
        ...none,
        ...row,
        account,
        sends: clean,
        sendsBefore: sendsBefore.get(account) ?? 0,
        perThousand: clean === 0 ? null : ((toldCount - toldRecorded) / (clean + toldCount)) * 1000,
      };
    }),
  };
}

async function sendsOf(
  db: Kysely<Tables>,
  asked: Asked,
  period: Period,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sendsReport(db, { ...asked, period }, 'account');
  return new Map(rows.map(({ value, count }) => [value, count]));
}
