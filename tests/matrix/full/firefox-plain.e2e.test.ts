import { plainStage } from '../plain-stage.ts';
import { plainClient } from '../plain.ts';
import { runMatrix } from '../run.ts';

runMatrix(plainClient(), plainStage('firefox'), 'firefox');
