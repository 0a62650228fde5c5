import { pretty, type Deployment, type ManagedSettings } from './deployment.ts';

/** How Chromium is told to install the extension, to keep it, and where its updates are. */
export function extensionSettings({ id, url }: Pick<Deployment, 'id' | 'url'>) {
  const update = { update_url: `${url}/updates.xml`, override_update_url: true };
  return { [id]: { installation_mode: 'force_installed', ...update, toolbar_pin: 'force_pinned' } };
}

/** 1 = there are no private windows. Each browser knows its own of these two. */
export const withoutPrivateWindows = {
  chrome: 'IncognitoModeAvailability',
  edge: 'InPrivateModeAvailability',
};

export const managedSettings = ({ id, settings }: Pick<Deployment, 'id' | 'settings'>) => ({
  '3rdparty': { extensions: { [id]: settings } },
});

/** A file below `/etc/…/policies/managed/` on Linux, for Chrome, Chromium and Edge. */
export function chromiumPolicy(deployment: Deployment): string {
  const { chrome, edge } = withoutPrivateWindows;
  return pretty({
    ExtensionSettings: extensionSettings(deployment),
    ...(deployment.noPrivateWindows ? { [chrome]: 1, [edge]: 1 } : {}),
    ...managedSettings(deployment),
  });
}

/** The managed storage alone, where the extension is installed in another way. */
export const managedStorage = (settings: ManagedSettings): string => pretty(settings);
