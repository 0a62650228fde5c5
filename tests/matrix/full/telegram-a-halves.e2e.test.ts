import { expect, it } from 'vitest';
import { until } from '../../harness/until.ts';
import { secretOf } from '../policy.ts';
import { chromiumStage } from '../stage.ts';
import { telegramA } from '../telegram-a.ts';
import { button, item, plain } from '../telegram.ts';

const stage = chromiumStage();
const firstHalf = 9;

it('a value begun in a caption, sent by a button that acts when it goes down, is held when a message completes it', async () => {
  const person = await stage().person();
  await telegramA.ready(person, 'media-caption');
  const [begun, rest] = [secretOf(910).slice(0, firstHalf), secretOf(910).slice(firstHalf)];
  await person.click(button('Add an attachment'));
  await person.choose(item('File'), plain);
  await person.waitFor('.AttachmentModal [role="textbox"]:focus');
  await person.type(`my card ${begun}`);
  await person.click('.AttachmentModal button.send');
  const texts = async () => (await person.sent()).map(({ text }) => text);
  await until('the caption to be sent', async () => (await texts()).includes(`my card ${begun}`));
  await person.gone('.AttachmentModal');
  await person.click('.Composer [contenteditable="true"]');
  await person.type(`${rest} until 04/29`);
  await person.press('Enter');
  expect((await person.dialog()).text).toMatch(/card/i);
  expect((await texts()).filter((text) => text.includes(rest))).toEqual([]);
  await person.close();
});
