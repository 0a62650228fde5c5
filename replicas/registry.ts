import { messenger } from './messenger/replica.ts';
import { plain } from './plain/replica.ts';
import type { Replica } from './replica.ts';
import { telegramA } from './telegram-a/replica.ts';
import { telegramK } from './telegram-k/replica.ts';
import { whatsapp } from './whatsapp/replica.ts';

/** Every replica. A new one is a folder and a line here. */
export const replicas: readonly Replica[] = [whatsapp, messenger, telegramA, telegramK, plain];
