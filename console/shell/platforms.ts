/** The messengers that Sluice knows, by the names that rules and devices give them (`platformIdOf`). */
export const ownPlatforms: readonly string[] = ['whatsapp', 'messenger', 'telegram'];
