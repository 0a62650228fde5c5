import { pretty, type Deployment } from './deployment.ts';

export function firefoxExtensionSettings({ firefoxId, url }: Pick<Deployment, 'firefoxId' | 'url'>) {
  const install = { installation_mode: 'force_installed', install_url: `${url}/sluice.xpi` };
  return { [firefoxId]: { ...install, updates_disabled: false, private_browsing: true } };
}

/** Firefox's `policies.json`; the group policy and the profile for Mac take the same values. */
export function firefoxPolicy(deployment: Omit<Deployment, 'id' | 'noPrivateWindows'>): string {
  const { firefoxId, settings } = deployment;
  return pretty({
    policies: {
      ExtensionSettings: firefoxExtensionSettings(deployment),
      '3rdparty': { Extensions: { [firefoxId]: settings } },
    },
  });
}
