import { runMatrix } from '../run.ts';
import { firefoxStage } from '../stage.ts';
import { telegramA } from '../telegram-a.ts';
import { telegramK } from '../telegram-k.ts';

const stage = firefoxStage();
for (const client of [telegramA, telegramK]) runMatrix(client, stage, 'firefox');
