import { describe, expect, it } from 'vitest';
import { incidentWhere } from './incident.ts';
import { plainStage } from './plain-stage.ts';
import { openPlain, plainClient } from './plain.ts';
import { runMatrix } from './run.ts';

/** A platform is data alone: no code knows this one. */

const stage = plainStage();

runMatrix(plainClient(), stage, 'chromium', (cell) => cell.representative === true);

const incidentAt = (conversation: string, query: string) =>
  incidentWhere(stage(), (person) => openPlain(person, conversation, query));

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
