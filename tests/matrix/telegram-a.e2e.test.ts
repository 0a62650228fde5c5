import { runMatrix } from './run.ts';
import { chromiumStage } from './stage.ts';
import { telegramA } from './telegram-a.ts';

runMatrix(telegramA, chromiumStage(), 'chromium');
