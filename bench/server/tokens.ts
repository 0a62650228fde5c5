import { randomUUID } from 'node:crypto';
import { issueAccessToken } from '../../server/devices/access-token.ts';
import type { Subject } from './subject.ts';

/** Access tokens of as many devices, which are put into the database without the pains of enrolment. */
export async function deviceTokens(subject: Subject, count: number): Promise<string[]> {
  const { rows } = await subject.db.query<{ access_key: string }>('SELECT access_key FROM organisation');
  const ids = Array.from({ length: count }, () => randomUUID());
  await subject.db.query(
    `INSERT INTO devices (org_id, id, key_id, public_key, label, group_name, client, enrolled_at, last_seen_at)
     SELECT $1, id, id::text, '{}', 'bench', 'bench', '{"version":"0.1.0","browser":"chromium","browserVersion":"148","os":"Linux"}',
       now(), now() FROM unnest($2::uuid[]) id`,
    [subject.organisation, ids],
  );
  return ids.map((id) => issueAccessToken(rows[0]?.access_key ?? '', id, Date.now()).token);
}
