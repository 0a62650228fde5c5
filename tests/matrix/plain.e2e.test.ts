import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import { plainStage } from './plain-stage.ts';
import { openPlain, plainClient } from './plain.ts';
import { forbidden } from './policy.ts';
import { runMatrix } from './run.ts';

/** A platform is data alone: no code knows this one. */

const stage = plainStage();

runMatrix(plainClient(), stage, 'chromium', (cell) => cell.representative === true);

async function incidentAt(conversation: string, query: string) {
  const known = new Set((await stage().incidents()).map(({ incident }) => incident.id));
  const person = await stage().person();
  await openPlain(person, conversation, query);
  await person.type(forbidden(800).text);
  await person.press('Enter');
  await person.dialog();
  expect(await person.sent()).toEqual([]);
  await person.close();
  const found = await until('the incident', async () =>
    (await stage().incidents()).find(({ incident }) => !known.has(incident.id)),
  );
  return found.incident;
}

describe('what the data say about a page', () => {
  it.each([
    ['c1', 'direct', ''],
    ['c2', 'group', 'composer=editable'],
    ['c3', 'business', 'composer=plaintext&model=input'],
    ['c4', 'self', 'tt=1'],
    ['c1', 'direct', 'drift=1'],
    ['c2', 'group', 'drift=main'],
  ])('%s is %s (%s), with its title, id and own account', async (id, kind, query) => {
    const { egress, adapter } = await incidentAt(id, query);
    expect(egress).toMatchObject({ platform: 'plain', channel: 'message', conversation: { kind } });
    expect(egress.conversation.title).toMatch(/^p_/);
    expect(egress.account.id).toMatch(/^p_/);
    expect(adapter.health).toBe('ok');
  });

  it('is no account where the page names none', async () => {
    const { egress } = await incidentAt('c1', 'account=none');
    expect(egress.account.id).toBeNull();
  });
});
