import { messengerClients } from '../messenger.ts';
import { runMatrix } from '../run.ts';
import { chromiumStage } from '../stage.ts';

const stage = chromiumStage();
for (const client of messengerClients.slice(1)) runMatrix(client, stage, 'chromium');
