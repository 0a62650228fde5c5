import type { Client, Row } from './cells.ts';
import { composerCells } from './messenger-composer.ts';
import { absent, composerOf, type MessengerPlace, press } from './messenger-place.ts';
import { otherCells } from './messenger-others.ts';
import type { Person } from './person.ts';

const anna = 'Anna Svoboda';
const atAnna = 'e2ee/t/7100000000000101';
const atHike = 't/7100000000000201';
const inMain = '[role="main"]';
const tab = (name: string) => `[role="region"][aria-label="Chat with ${name}"]`;

const ownHost: MessengerPlace = {
  title: 'Messenger (messenger.com)',
  send: 'Press enter to send',
  recipients: ['Ben Okafor', 'Weekend hike'],
  address: (row) => `https://www.messenger.com/${row === 'poll' ? atHike : atAnna}`,
  frame: () => inMain,
};

const facebook: MessengerPlace = {
  ...ownHost,
  title: 'Messenger (facebook.com/messages)',
  address: (row) => `https://www.facebook.com/messages/${row === 'poll' ? atHike : atAnna}`,
};

/** Several at once, and the one that is used is not the one that had the focus. */
export const chatTabs: MessengerPlace = {
  ...ownHost,
  title: 'Messenger (chat tabs on facebook.com)',
  address: (row) => `https://www.facebook.com/?tabs=${row === 'poll' ? '3' : '2'}`,
  frame: (row) => tab(row === 'poll' ? 'Weekend hike' : anna),
};

const inbox: MessengerPlace = {
  title: 'Messenger (business inbox)',
  send: 'Send',
  recipients: ['Priya Nair', 'Tom\u00e1\u0161 Novotn\u00fd'],
  address: () =>
    'https://business.facebook.com/latest/inbox/all?asset_id=61550000009000&selected_item_id=100000000000501&thread_type=FB_MESSAGE',
  frame: () => inMain,
};

const addresses: Partial<Record<Row, string>> = {
  'share-sheet': 'https://www.facebook.com/',
  status: 'https://www.facebook.com/stories/create',
};

function clientAt(place: MessengerPlace, cells: Client['cells']): Client {
  return {
    title: place.title,
    platform: 'messenger',
    async ready(person, row) {
      const other = addresses[row];
      await person.open(other ?? place.address(row));
      if (other !== undefined) return;
      const composer = composerOf(place, row);
      await person.waitFor(composer);
      await person.click(composer);
      if (row === 'screen-share') await startCall(person, place);
    },
    cells,
  };
}

/** A screen is shared in a call, and the call is asked about as well. */
async function startCall(person: Person, place: MessengerPlace): Promise<void> {
  await person.click(press(place, 'call', 'Start a voice call'));
  const dialog = await person.dialog();
  await dialog.click(dialog.buttons.find((label) => label.endsWith('anyway')) ?? 'Send anyway');
  await person.dialogGone();
  await person.waitFor('[aria-label="Share your screen"]');
}

const noDialogHere = 'sharing a post and stories are facebook.com\u2019s';

export const messengerClients: readonly Client[] = [
  clientAt(ownHost, [
    ...composerCells(ownHost),
    ...otherCells(ownHost),
    absent('share-sheet', noDialogHere),
    absent('status', noDialogHere),
    absent('quick-reply', 'only the business inbox has saved replies'),
  ]),
  clientAt(facebook, [
    ...composerCells(facebook),
    ...otherCells(facebook),
    absent('share-sheet', 'belongs to the feed, in the column of the chat tabs'),
    absent('status', 'belongs to the feed, in the column of the chat tabs'),
    absent('quick-reply', 'only the business inbox has saved replies'),
  ]),
  clientAt(chatTabs, [
    ...composerCells(chatTabs),
    ...otherCells(chatTabs),
    {
      row: 'share-sheet',
      grade: 'dated report',
      kind: 'content',
      channel: 'forward',
      async act(person, { text }) {
        await person.click('article [aria-label="Share"]');
        await person.click('[role="dialog"] [contenteditable="true"]');
        await person.type(text);
        await person.click('[aria-label*="via Messenger"]');
      },
    },
    {
      row: 'status',
      grade: 'assumed',
      kind: 'content',
      channel: 'status',
      async act(person, { text }) {
        await person.click('[role="main"] textarea');
        await person.type(text);
        await person.click('[aria-label="Share to story"]');
      },
    },
    absent('quick-reply', 'only the business inbox has saved replies'),
  ]),
  clientAt(inbox, [
    ...composerCells(inbox),
    ...(['inline-bot', 'poll', 'contact', 'location', 'voice', 'call', 'screen-share'] as const).map((row) =>
      absent(row, 'the inbox has no such control'),
    ),
    {
      row: 'reaction',
      grade: 'assumed',
      kind: 'passes',
      async act(person) {
        await person.hover(`${inMain} [role="row"]`);
        await person.click(`${inMain} [role="row"] [aria-label="React"]`);
        await person.click('[aria-label="React with heart"]');
      },
    },
    {
      row: 'quick-reply',
      grade: 'assumed',
      kind: 'passes',
      async act(person) {
        await person.click('[aria-label="Saved replies"]');
        await person.click('[aria-label="Send Thanks now"]');
      },
    },
    absent('share-sheet', noDialogHere),
    absent('status', noDialogHere),
  ]),
];
