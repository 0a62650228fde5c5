import { messengerClients } from './messenger.ts';
import { runMatrix } from './run.ts';
import { firefoxStage } from './stage.ts';
import { telegramA } from './telegram-a.ts';
import { whatsapp } from './whatsapp.ts';

/** A cell of every kind; all of them stand in full/. */
const stage = firefoxStage();
for (const client of [whatsapp, ...messengerClients.slice(0, 1), telegramA])
  runMatrix(client, stage, 'firefox', (cell) => cell.representative === true);
