import { knownWord } from './known-word.ts';
const names: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  telegram: 'Telegram',
};

/** The messengers that Sluice knows, by the names that rules and devices give them (`platformIdOf`). */
export const ownPlatforms: readonly string[] = Object.keys(names);

/** A platform's own spelling; its id, which a device may have made up, when there is none here. */
export const platformName = (id: string): string => knownWord(names, id) ?? id;
