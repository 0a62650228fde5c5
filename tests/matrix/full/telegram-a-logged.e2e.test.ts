import { expect, it } from 'vitest';
import { iban } from '../../harness/samples.ts';
import { until } from '../../harness/until.ts';
import type { Person } from '../person.ts';
import { chromiumStage } from '../stage.ts';
import { telegramA } from '../telegram-a.ts';
import { button, item, plain } from '../telegram.ts';

/** What nobody is asked about goes at the press itself: it is recorded as what was pressed, once. */

const stage = chromiumStage();

async function caption(person: Person, text: string): Promise<void> {
  await person.click(button('Add an attachment'));
  await person.choose(item('File'), plain);
  await person.waitFor('.AttachmentModal [role="textbox"]:focus');
  await person.type(text);
}

const ways: readonly [string, string, (person: Person, text: string) => Promise<void>][] = [
  [
    'a button that acts when it goes down',
    'caption',
    async (person, text) => {
      await caption(person, text);
      await person.click('.AttachmentModal button.send');
    },
  ],
  [
    'a button that acts when it is clicked',
    'message',
    async (person, text) => {
      await person.type(text);
      await person.click('.Composer button.main-button');
    },
  ],
];

it.each(ways)('a logged text that leaves by %s', async (_way, channel, send) => {
  const known = new Set((await stage().recentIncidents()).map(({ incident }) => incident.id));
  const fresh = async () =>
    (await stage().recentIncidents()).map(({ incident }) => incident).filter(({ id }) => !known.has(id));
  const person = await stage().person();
  await telegramA.ready(person, 'media-caption');
  const text = `our account is ${iban(channel.length)}`;
  await send(person, text);
  await until('the text', async () => (await person.sent()).some((one) => one.text === text));
  const found = await until('the incident', async () => {
    const some = await fresh();
    return some.length > 0 && some;
  });
  await person.type('a later one, which is counted alone');
  await person.press('Enter');
  await person.close();
  expect(found.map(({ backstop, outcome, egress }) => [backstop, outcome, egress.channel])).toEqual([
    [undefined, 'sent', channel],
  ]);
  expect(await fresh()).toHaveLength(1);
});
