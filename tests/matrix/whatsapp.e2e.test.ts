import { describe, expect, it } from 'vitest';
import { inTime } from '../harness/whole.ts';
import { incidentWhere } from './incident.ts';
import { runMatrix } from './run.ts';
import { chromiumStage } from './stage.ts';
import { openWhatsApp } from './whatsapp-page.ts';
import { whatsapp } from './whatsapp.ts';

const stage = chromiumStage();

runMatrix(whatsapp, stage, 'chromium');

describe('whom a conversation is with', () => {
  const cases: readonly [string, string, string, boolean][] = [
    ['Anna Svoboda', '', 'direct', false],
    ['Weekend hike', '', 'group', false],
    ['Weekend hike', 'label=plain&testids=0', 'group', false],
    ['Book circle', 'drift=1', 'group', false],
    ['Harbour Dental', '', 'business', false],
    ['Northwind Rail', '', 'business', true],
    ['Northwind Rail', 'lang=de&testids=0', 'business', true],
    ['Northwind Rail', 'drift=1', 'business', true],
    ['Sam Field (You)', '', 'self', false],
    ['Sam Field (Du)', 'lang=de', 'self', false],
    ['Sam Field (Vous)', 'lang=fr&drift=1', 'self', false],
    ['Bread diary', 'lang=es', 'channel', false],
  ];
  it.each(inTime(cases))('%s (%s): %s', async (title, query, kind, verified) => {
    const { egress, adapter } = await incidentWhere(stage(), (person) => openWhatsApp(person, title, query));
    expect(egress.conversation).toMatchObject({ kind, verified });
    // Where the send button is one that nobody knows, holding still works, and somebody should hear of it.
    expect(adapter.health).toBe(query.includes('drift=1') ? 'degraded' : 'ok');
  });
});
