import { runMatrix } from '../run.ts';
import { firefoxStage } from '../stage.ts';
import { whatsapp } from '../whatsapp.ts';

const stage = firefoxStage();
runMatrix(whatsapp, stage, 'firefox');
