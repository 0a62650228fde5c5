import { runMatrix } from '../run.ts';
import { chromiumStage } from '../stage.ts';
import { telegramK } from '../telegram-k.ts';

runMatrix(telegramK, chromiumStage(), 'chromium');
