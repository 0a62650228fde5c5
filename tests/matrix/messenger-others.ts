import type { Cell } from './cells.ts';
import { noScreen } from './limits.ts';
import { composerOf, type MessengerPlace, press } from './messenger-place.ts';
import type { Person } from './person.ts';

/** What is sent beside text and files, where it is not the business inbox. */
export function otherCells(place: MessengerPlace): readonly Cell[] {
  const menu = async (person: Person, row: 'poll' | 'location' | 'contact', item: string) => {
    await person.click(press(place, row, 'Open more actions'));
    await person.click(`[role="menuitem"][aria-label="${item}"]`);
  };
  const inDialog = (name: string) => `[role="dialog"] [aria-label="${name}"]`;
  return [
    {
      row: 'inline-bot',
      grade: 'assumed',
      kind: 'content',
      channel: 'inline-bot',
      quiet: true,
      async act(person, { text }) {
        await person.click(press(place, 'inline-bot', 'Choose a GIF'));
        await person.click('[aria-label="Search GIFs"]');
        await person.type(text);
        // The page asks 300 ms after the last key: a timer that starts later ends later.
        await person.evaluate(
          () =>
            new Promise<void>((resolve) => {
              // eslint-disable-next-line no-restricted-syntax -- the page's own timer is what is awaited
              setTimeout(resolve, 300);
            }),
        );
      },
    },
    {
      row: 'poll',
      grade: 'assumed',
      kind: 'content',
      channel: 'poll',
      async act(person, { text }) {
        await menu(person, 'poll', 'Start a poll');
        await person.click(inDialog('Question'));
        await person.type('Where to?');
        await person.click(inDialog('Option 1'));
        await person.type(text);
        await person.click(inDialog('Create poll'));
      },
    },
    {
      row: 'contact',
      grade: 'assumed',
      kind: 'content',
      channel: 'contact',
      async act(person, { text }) {
        const address = place.address('contact');
        await person.open(
          `${address}${address.includes('?') ? '&' : '?'}contact=${encodeURIComponent(text)}`,
        );
        await person.click(composerOf(place, 'contact'));
        await menu(person, 'contact', 'Share a contact');
        await person.click(inDialog(`Share ${text}`));
      },
    },
    {
      row: 'location',
      grade: 'assumed',
      kind: 'channel',
      channel: 'location',
      async act(person) {
        await menu(person, 'location', 'Share a location');
        await person.click(inDialog('Address or place'));
        await person.type('Harbour 3');
        await person.click(inDialog('Send location'));
      },
    },
    {
      row: 'voice',
      grade: 'assumed',
      kind: 'channel',
      channel: 'voice',
      async act(person) {
        await person.click(press(place, 'voice', 'Record a voice clip'));
        // Once it is recording, it is sent: after the question about the microphone, or never.
        const send = press(place, 'voice', 'Send voice clip');
        void person
          .waitFor(send)
          .then(() => person.click(send))
          .catch(() => undefined);
      },
    },
    {
      row: 'call',
      grade: 'assumed',
      kind: 'channel',
      channel: 'call',
      act: (person) => person.click(press(place, 'call', 'Start a video call')),
    },
    {
      row: 'screen-share',
      grade: 'assumed',
      kind: 'channel',
      channel: 'screen-share',
      notInFirefox: noScreen,
      act: (person) => person.click('[aria-label="Share your screen"]'),
    },
    {
      row: 'reaction',
      grade: 'assumed',
      kind: 'passes',
      async act(person) {
        await person.click(press(place, 'reaction', 'Choose a sticker'));
        await person.click('[aria-label="Sticker wave"]');
      },
    },
  ];
}
