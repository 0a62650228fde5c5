import { runMatrix } from '../run.ts';
import { chromiumStage } from '../stage.ts';
import { whatsapp } from '../whatsapp.ts';

runMatrix(whatsapp, chromiumStage(), 'chromium');
