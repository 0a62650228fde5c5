import { expect, it } from 'vitest';
import type { Client } from './cells.ts';
import { messengerClients } from './messenger.ts';
import { forbidden, secretOf } from './policy.ts';
import { chromiumStage } from './stage.ts';
import { telegramA } from './telegram-a.ts';
import { telegramK } from './telegram-k.ts';
import { until } from '../harness/until.ts';
import type { Person } from './person.ts';

/** Underlines while a message is typed, in editors of other makes than WhatsApp's (tests/employee). */

const stage = chromiumStage();
const clients: readonly Client[] = [...messengerClients.slice(0, 1), telegramA, telegramK];
const firstSeed = 700;

const underlined = (person: Person) =>
  person.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map(String)));

it.each(clients.map((client, index) => [client.title, client, firstSeed + index] as const))(
  'of %s: the very words are underlined beside a chip, until they are gone',
  async (_title, client, seed) => {
    const person = await stage().person();
    await client.ready(person, 'enter');
    await person.type(forbidden(seed).text);
    await until('the underline', async () => (await underlined(person)).length > 0);
    expect(await underlined(person)).toEqual([secretOf(seed)]);
    expect(await person.chip()).toMatch(/will not be sent$/);
    await person.press('Control+a');
    await person.press('Backspace');
    await until('the chip to go', async () => (await person.chip()) === null);
    expect(await underlined(person)).toEqual([]);
    expect(await person.sent()).toEqual([]);
    await person.close();
  },
);
