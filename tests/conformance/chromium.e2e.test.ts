import { describe, expect, it } from 'vitest';
import { cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { isWhole } from '../harness/whole.ts';
import type { Person } from '../matrix/person.ts';
import { refuse } from '../matrix/run.ts';
import { chromiumStage } from '../matrix/stage.ts';
import { timersOver } from '../matrix/telegram.ts';
import { type ConformanceClient, conformanceClients } from './clients.ts';
import { conformancePolicy } from './policy.ts';
import { runConformance } from './run.ts';

/** All of it on one client whose editor and worker are its own, and what names account and conversation on the others. */

const stage = chromiumStage({ policy: conformancePolicy });
for (const client of conformanceClients) {
  const isEnough = (test: string) => test.startsWith('what is sent anyway');
  runConformance(
    client,
    stage,
    'chromium',
    (test) => isWhole || client.representative === true || isEnough(test),
  );
}

/** What leaves by no composer and no control that the first gate knows: the page's own code, at any press. */
describe.each(conformanceClients.filter(({ platform }) => platform === 'telegram'))(
  'the second gate of $title',
  (client) => {
    it('stops a forbidden text that the page sends by itself, and says so', async () => {
      const known = new Set((await stage().recentIncidents()).map(({ incident }) => incident.id));
      const person = await stage().person();
      await pressThatSends(client, person, `card ${cardNumber(700)} please`);
      await refuse(person);
      expect(await textsOf(person)).toEqual([]);
      await person.close();
      const fresh = await until('the incident', async () => {
        const all = (await stage().recentIncidents()).map(({ incident }) => incident);
        const some = all.filter(({ id }) => !known.has(id));
        return some.length > 0 && some;
      });
      expect(fresh).toMatchObject([
        {
          backstop: true,
          outcome: 'blocked',
          egress: { channel: 'message', conversation: client.conversation },
        },
      ]);
    });

    it('lets a clean one go, once', async () => {
      const person = await stage().person();
      await pressThatSends(client, person, 'see you at eight');
      await until('the text', async () => (await textsOf(person)).length > 0);
      expect(await textsOf(person)).toEqual(['see you at eight']);
      await person.close();
    });
  },
);

/** The page takes a press on a message for its own ends. */
async function pressThatSends(client: ConformanceClient, person: Person, text: string): Promise<void> {
  await client.open(person);
  await person.evaluate((own) => {
    addEventListener('click', () => window.__replica.sendByItself?.(own), { once: true });
  }, text);
  await person.click(client.message);
}

async function textsOf(person: Person): Promise<readonly string[]> {
  return (await person.sent()).map(({ text }) => text);
}

describe.each(conformanceClients.filter(({ title }) => title === 'Telegram Web K'))(
  'link previews of $title',
  (client) => {
    it('are not fetched for a harmless address in a message that holds something forbidden', async () => {
      const person = await stage().person();
      await client.open(person);
      const previews = async () => (await person.sent()).filter(({ path }) => path === 'preview');
      await person.type(`card ${cardNumber(800)} https://example.org/menu `);
      await timersOver(person, 250);
      expect(await previews()).toEqual([]);
      await person.press('Control+a');
      await person.type('https://example.org/menu ');
      await until('the preview', async () => (await previews()).length > 0);
      await person.close();
    });
  },
);
