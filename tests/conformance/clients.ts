import { noPicker } from '../matrix/limits.ts';
import type { Person, SampleFile, Where } from '../matrix/person.ts';
import { attachFiles, chat, forwardTo, lastRow, messageMenu, openWhatsApp } from '../matrix/whatsapp-page.ts';
import { button, composerOfK, item, openTelegramA, openTelegramK } from '../matrix/telegram.ts';

/** What the conformance tests have to know about a client. */
export interface ConformanceClient {
  readonly title: string;
  readonly platform: string;
  /** The own account, as the page shows it. */
  readonly account: string;
  /** The conversation that is written in, as an incident names it; `id` where the page has one. */
  readonly conversation: { readonly title: string; readonly kind: string; readonly id?: string };
  /** Ids in the page's model: of that conversation, and of another one. */
  readonly here: string;
  readonly elsewhere: string;
  readonly composer: string;
  /** Opens the conversation, with the focus in its composer. */
  open(person: Person): Promise<void>;
  attach(person: Person, file: SampleFile): Promise<void>;
  /** Shown when the page has taken a file. */
  readonly staged: Where;
  sendStaged(person: Person): Promise<void>;
  /** By which ways a file leaves, each once. */
  readonly filePaths: readonly string[];
  /** Forwards the newest message to one other conversation. */
  forward(person: Person): Promise<void>;
  /** That conversation, as an incident names it. */
  readonly recipient: { readonly title: string; readonly id?: string };
  /** It in the list, where files can be dropped on it. */
  readonly dropOn?: string;
  /** Starts a call; absent where there are none. */
  call?(person: Person): Promise<void>;
  /** A message of the conversation, for a press that sends nothing. */
  readonly message: string;
  /** Why its file picker cannot be driven in Firefox. */
  readonly noFileInFirefox?: string;
  /** One of those that `npm test` plays whole. */
  readonly representative?: true;
}

let opened = 0;
const nth = () => {
  opened += 1;
  return `n=${String(opened)}`;
};

const whatsapp: ConformanceClient = {
  title: 'WhatsApp Web',
  platform: 'whatsapp',
  account: '420700000001',
  conversation: { title: 'Anna Svoboda', kind: 'direct' },
  here: 'c1',
  elsewhere: 'c3',
  composer: 'footer [contenteditable="true"]',
  open: (person) => openWhatsApp(person),
  attach: (person, file) => attachFiles(person, 'Document', [file]),
  staged: button('Send 1 selected'),
  sendStaged: (person) => person.click(button('Send 1 selected')),
  filePaths: ['media'],
  async forward(person) {
    await person.waitFor(lastRow);
    await messageMenu(person, lastRow, 'Forward');
    await forwardTo(person, 'Ben Okafor');
  },
  recipient: { title: 'Ben Okafor' },
  dropOn: chat('Ben Okafor'),
  call: (person) => person.click(button('Voice call')),
  message: '#main [data-id]',
};

interface MessengerPlace {
  readonly title: string;
  readonly address: string;
  readonly frame: string;
  readonly name: string;
  /** Of the model; and whether the page names it. */
  readonly here: string;
  readonly elsewhere: string;
  readonly hasId: boolean;
  readonly kind: string;
  readonly account: string;
  readonly recipient: string;
  readonly hasCalls: boolean;
}

function messengerAt(place: MessengerPlace): ConformanceClient {
  const composer = `${place.frame} [role="textbox"][contenteditable="true"]`;
  const newest = `${place.frame} :is([role="log"], [role="grid"]) > :last-child`;
  return {
    title: place.title,
    platform: 'messenger',
    account: place.account,
    conversation: { title: place.name, kind: place.kind, ...(place.hasId && { id: place.here }) },
    here: place.here,
    elsewhere: place.elsewhere,
    composer,
    async open(person) {
      await person.open(`${place.address}${place.address.includes('?') ? '&' : '?'}${nth()}`);
      await person.waitFor(composer);
      await person.click(composer);
    },
    attach: (person, file) => person.choose(`${place.frame} [aria-label="Attach a file"]`, [file]),
    staged: `${place.frame} [aria-label^="Remove "]`,
    async sendStaged(person) {
      await person.click(composer);
      await person.press('Enter');
    },
    filePaths: ['upload', 'enter'],
    async forward(person) {
      await person.hover(newest);
      await person.click(`${newest} [aria-label="More"]`);
      await person.click('[role="menuitem"][aria-label="Forward"]');
      await person.click(`[role="dialog"] [aria-label="Send to ${place.recipient}"]`);
    },
    recipient: { title: place.recipient },
    message: newest,
    ...(place.hasCalls && {
      call: (person: Person) => person.click(`${place.frame} [aria-label="Start a voice call"]`),
    }),
  };
}

const anna = {
  name: 'Anna Svoboda',
  here: '7100000000000101',
  elsewhere: '61550000000102',
  kind: 'direct',
  account: '61550000000001',
  recipient: 'Ben Okafor',
  hasCalls: true,
} as const;

const messenger = messengerAt({
  ...anna,
  title: 'Messenger (messenger.com)',
  address: 'https://www.messenger.com/e2ee/t/7100000000000101',
  frame: '[role="main"]',
  hasId: true,
});

const onFacebook = messengerAt({
  ...anna,
  title: 'Messenger (facebook.com/messages)',
  address: 'https://www.facebook.com/messages/e2ee/t/7100000000000101',
  frame: '[role="main"]',
  hasId: true,
});

/** A small window names nobody's id, and says the same of a group. */
const chatTabs = messengerAt({
  ...anna,
  title: 'Messenger (chat tabs on facebook.com)',
  address: 'https://www.facebook.com/?tabs=2',
  frame: '[role="region"][aria-label="Chat with Anna Svoboda"]',
  // One that has no tab yet takes the place of the one that was used last.
  elsewhere: '61550000000301',
  hasId: false,
  kind: 'unknown',
});

const inbox = messengerAt({
  title: 'Messenger (business inbox)',
  address:
    'https://business.facebook.com/latest/inbox/all?asset_id=61550000009000&selected_item_id=100000000000501&thread_type=FB_MESSAGE',
  frame: '[role="main"]',
  name: 'Erik Lund',
  here: '100000000000501',
  elsewhere: '100000000000502',
  hasId: true,
  kind: 'direct',
  account: '61550000009000',
  recipient: 'Priya Nair',
  hasCalls: false,
});

const telegramA: ConformanceClient = {
  title: 'Telegram Web A',
  platform: 'telegram',
  account: '5200000001',
  conversation: { title: 'Anna Svoboda', kind: 'direct', id: '6100000001' },
  here: '6100000001',
  elsewhere: '6100000002',
  composer: '#editable-message-text',
  open: (person) => openTelegramA(person),
  async attach(person, file) {
    await person.click(button('Add an attachment'));
    await person.choose(item('File'), [file]);
  },
  staged: '.AttachmentModal',
  sendStaged: (person) => person.click('.AttachmentModal button.send'),
  filePaths: ['media'],
  async forward(person) {
    await person.click('.MessageList .Message:last-child', 'right');
    await person.click(item('Forward'));
    await person.click({ role: 'checkbox', name: 'Choose Ben Okafor' });
    await person.click(button('Forward to 1'));
  },
  recipient: { title: 'Ben Okafor', id: '6100000002' },
  call: (person) => person.click(button('Call')),
  message: '.MessageList .Message:last-child',
  noFileInFirefox: noPicker,
};

const telegramK: ConformanceClient = {
  title: 'Telegram Web K',
  platform: 'telegram',
  account: '5550000001',
  conversation: { title: 'Anna Example', kind: 'direct', id: '5551000001' },
  here: '5551000001',
  elsewhere: '5551000002',
  composer: composerOfK,
  open: (person) => openTelegramK(person),
  async attach(person, file) {
    await person.click(button('Attach'));
    await person.choose(item('Document'), [file]);
  },
  staged: '.popup-new-media',
  sendStaged: (person) => person.click('.popup-new-media .btn-primary'),
  filePaths: ['media'],
  async forward(person) {
    await person.click('.bubble:last-child', 'right');
    await person.click(item('Forward'));
    await person.click({ role: 'checkbox', name: 'Also to Ben Sample' });
    await person.click('.popup-forward .btn-primary');
  },
  recipient: { title: 'Ben Sample', id: '5551000002' },
  dropOn: 'a.chatlist-chat[data-peer-id="5551000002"]',
  call: (person) => person.click(button('Call')),
  message: '.bubble:last-child',
  representative: true,
};

export const conformanceClients: readonly ConformanceClient[] = [
  whatsapp,
  messenger,
  onFacebook,
  chatTabs,
  inbox,
  telegramA,
  telegramK,
];
