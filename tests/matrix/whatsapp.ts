import type { Client, Row } from './cells.ts';
import { filesOfWhatsApp } from './whatsapp-files.ts';
import { othersOfWhatsApp } from './whatsapp-others.ts';
import { button, openWhatsApp } from './whatsapp-page.ts';
import { textsOfWhatsApp } from './whatsapp-texts.ts';

const variants: Partial<Record<Row, string>> = {
  'picker-detached': 'input=detached',
  'picker-directory': 'input=directory',
};

/** WhatsApp Web. */
export const whatsapp: Client = {
  title: 'WhatsApp Web',
  platform: 'whatsapp',
  async ready(person, row) {
    await openWhatsApp(person, 'Anna Svoboda', variants[row]);
    if (row !== 'screen-share') return;
    // A call has to go on first, which is asked about on its own.
    await person.click(button('Video call'));
    const asked = await person.dialog();
    await asked.click('Start anyway');
    await person.dialogGone();
    await person.waitFor(button('Share screen'));
  },
  cells: [...textsOfWhatsApp, ...filesOfWhatsApp, ...othersOfWhatsApp],
};
