import { describe, expect, it } from 'vitest';
import { incidentWhere } from './incident.ts';
import { messengerClients } from './messenger.ts';
import type { Person } from './person.ts';
import { runMatrix } from './run.ts';
import { chromiumStage } from './stage.ts';
import { inTime } from '../harness/whole.ts';

const stage = chromiumStage();
const [ownHost, ...onFacebook] = messengerClients;
if (ownHost !== undefined) runMatrix(ownHost, stage, 'chromium');
// All of theirs stand in full/.
for (const client of onFacebook.slice(0, 1))
  runMatrix(client, stage, 'chromium', (cell) => cell.representative === true);

const composer = '[role="main"] [role="textbox"][contenteditable="true"]';

async function openThread(person: Person, path: string, query: string): Promise<void> {
  await person.open(`https://www.messenger.com/${path}?${query}`);
  await person.waitFor(composer);
  await person.click(composer);
}

const threads = {
  'Anna Svoboda': 'e2ee/t/7100000000000101',
  'Weekend hike': 't/7100000000000201',
  'Harbour Dental': 't/61550000000301',
} as const;

describe('whom a conversation is with', () => {
  const ids = new Map<string, string | undefined>();

  const cases = [
    ['Anna Svoboda', '', 'direct'],
    ['Weekend hike', '', 'group'],
    ['Weekend hike', 'lang=de', 'group'],
    // A business' page: the header says what it says of a person.
    ['Harbour Dental', '', 'direct'],
    ['Anna Svoboda', 'lang=de', 'direct'],
    ['Weekend hike', 'lang=fr', 'group'],
    // Where it is called otherwise, it may be either.
    ['Weekend hike', 'drift=1', 'unknown'],
    ['Weekend hike', 'lang=es', 'group'],
    ['Anna Svoboda', 'send=none', 'direct'],
    ['Anna Svoboda', 'drift=1', 'unknown'],
    ['Weekend hike', 'drift=main', 'group'],
    ['Anna Svoboda', 'lang=fr', 'direct'],
    ['Anna Svoboda', 'lang=es', 'direct'],
  ] as const;
  it.each(inTime<(typeof cases)[number]>(cases))('%s (%s): %s', async (title, query, kind) => {
    const path = threads[title];
    const { egress } = await incidentWhere(stage(), (person) => openThread(person, path, query));
    expect(egress.conversation).toMatchObject({ kind });
    // Ids leave as pseudonyms: the same ones whatever the page looks like.
    const { id } = egress.conversation;
    expect(id).toMatch(/^p_/);
    expect(ids.get(title) ?? id).toBe(id);
    ids.set(title, id);
    expect(egress.account.id).toMatch(/^p_/);
  });
});
