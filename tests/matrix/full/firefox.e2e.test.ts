import { messengerClients } from '../messenger.ts';
import { runMatrix } from '../run.ts';
import { firefoxStage } from '../stage.ts';
import { telegramA } from '../telegram-a.ts';
import { telegramK } from '../telegram-k.ts';
import { whatsapp } from '../whatsapp.ts';

const stage = firefoxStage();
for (const client of [whatsapp, ...messengerClients, telegramA, telegramK])
  runMatrix(client, stage, 'firefox');
