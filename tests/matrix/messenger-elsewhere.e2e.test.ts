import { describe, expect, it } from 'vitest';
import { composerOf } from './messenger-place.ts';
import { chatTabs } from './messenger.ts';
import type { Person } from './person.ts';
import { forbidden } from './policy.ts';
import { chromiumStage } from './stage.ts';

/** Facebook's other surfaces, beside an open chat: whatever is written there is nobody's business. */

const stage = chromiumStage();
const feed = 'https://www.facebook.com/?tabs=1';
const { text, file } = forbidden(900);

async function atFeed(act: (person: Person) => Promise<void>): Promise<void> {
  const person = await stage().person();
  await person.open(feed);
  await person.waitFor('article');
  await act(person);
  await person.close();
}

function leftBy(person: Person) {
  return person.evaluate(() => window.__replica.elsewhere.map((one) => `${one.surface}: ${one.text}`));
}

describe('what is no message', () => {
  const post = 'form [contenteditable="true"]';
  const written: readonly (readonly [string, string, (person: Person) => Promise<void>])[] = [
    ['post', post, (person) => person.click('form [aria-label="Post"]')],
    ['comment', 'article [contenteditable="true"]', (person) => person.press('Enter')],
    ['search', 'header [type="search"]', (person) => person.press('Enter')],
  ];

  it.each(written)('a %s leaves as it was typed', async (surface, field, send) => {
    await atFeed(async (person) => {
      await person.click(field);
      await person.type(text);
      await send(person);
      expect(await leftBy(person)).toEqual([`${surface}: ${text}`]);
    });
  });

  it('a pasted post and its picture leave as well', async () => {
    await atFeed(async (person) => {
      await person.choose('form [aria-label="Add a photo"]', [file]);
      await person.click(post);
      await person.paste({ text });
      await person.click('form [aria-label="Post"]');
      expect(await leftBy(person)).toEqual([`post-upload: ${file.path}`, `post: ${text}`]);
    });
  });

  it('a post that is shared to the feed leaves by its own control', async () => {
    await atFeed(async (person) => {
      await person.click('article [aria-label="Share"]');
      await person.click('[role="dialog"] [contenteditable="true"]');
      await person.type(text);
      await person.click('[role="dialog"] [aria-label="Share to feed"]');
      expect(await leftBy(person)).toEqual([`share-to-feed: ${text}`]);
    });
  });

  it('a sign-in', async () => {
    const person = await stage().person();
    await person.open('https://www.facebook.com/login');
    await person.click('[name="email"]');
    await person.type(text);
    await person.press('Enter');
    expect(await leftBy(person)).toEqual([`login: ${text}`]);
    await person.close();
  });

  it('and the chat beside it is guarded all the same', async () => {
    await atFeed(async (person) => {
      await person.click(post);
      await person.type(text);
      await person.click(composerOf(chatTabs, 'enter'));
      await person.type(text);
      await person.press('Enter');
      await person.dialog();
      expect(await person.sent()).toEqual([]);
    });
  });
});
