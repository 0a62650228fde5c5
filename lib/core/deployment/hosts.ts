import { extensionSettings } from './chromium.ts';
import type { Deployment } from './deployment.ts';

/** Where messengers are: `hosts` of rules/platforms (held together by tests/docs/hosts.test.ts). */
export const messengerHosts = [
  'business.facebook.com',
  'web.telegram.org',
  'web.whatsapp.com',
  'www.facebook.com',
  'www.messenger.com',
] as const;

/** Chromium's settings of the extension, with the sites that no other policy may take from it. */
export function settingsWithHosts(deployment: Pick<Deployment, 'id' | 'url'>) {
  const own = extensionSettings(deployment)[deployment.id];
  return {
    [deployment.id]: { ...own, runtime_allowed_hosts: messengerHosts.map((host) => `https://${host}`) },
  };
}
