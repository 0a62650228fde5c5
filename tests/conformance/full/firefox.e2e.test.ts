import { firefoxStage } from '../../matrix/stage.ts';
import { conformanceClients } from '../clients.ts';
import { conformancePolicy } from '../policy.ts';
import { runConformance } from '../run.ts';

const stage = firefoxStage({ policy: conformancePolicy });
for (const client of conformanceClients) runConformance(client, stage, 'firefox');
