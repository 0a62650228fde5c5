import { messengerClients } from '../messenger.ts';
import { runMatrix } from '../run.ts';
import { firefoxStage } from '../stage.ts';

const stage = firefoxStage();
for (const client of messengerClients.slice(2)) runMatrix(client, stage, 'firefox');
