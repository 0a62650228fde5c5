import type { Replica } from './replica.ts';
import { whatsapp } from './whatsapp/replica.ts';

/** Every replica. A new one is a folder and a line here. */
export const replicas: readonly Replica[] = [whatsapp];
