import { extensionSettings, withoutPrivateWindows } from './chromium.ts';
import type { Deployment, ManagedSettings } from './deployment.ts';
import { firefoxExtensionSettings } from './firefox.ts';

/** For regedit or `reg import`, or to be turned into a group policy: Chrome and Edge. */
export function windowsRegistry(deployment: Deployment): string {
  const { id, settings, noPrivateWindows } = deployment;
  const installed = JSON.stringify(extensionSettings(deployment));
  const sections = (
    [
      ['Google\\Chrome', withoutPrivateWindows.chrome],
      ['Microsoft\\Edge', withoutPrivateWindows.edge],
    ] as const
  ).flatMap(([browser, privateWindows]) => {
    const key = `${policies}\\${browser}`;
    const none = noPrivateWindows ? `\r\n"${privateWindows}"=dword:00000001` : '';
    return [
      `[${key}]\r\n"ExtensionSettings"=${quoted(installed)}${none}`,
      `[${key}\\3rdparty\\extensions\\${id}\\policy]\r\n${valuesOf(settings)}`,
    ];
  });
  return registryFile(sections);
}

/** The same for Firefox, which reads a policy that is JSON from one value. */
export function firefoxRegistry(deployment: Omit<Deployment, 'id' | 'noPrivateWindows'>): string {
  const key = `${policies}\\Mozilla\\Firefox`;
  const installed = JSON.stringify(firefoxExtensionSettings(deployment));
  return registryFile([
    `[${key}]\r\n"ExtensionSettings"=${quoted(installed)}`,
    `[${key}\\3rdparty\\Extensions\\${deployment.firefoxId}]\r\n${valuesOf(deployment.settings)}`,
  ]);
}

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';

const registryFile = (sections: readonly string[]): string =>
  `Windows Registry Editor Version 5.00\r\n\r\n${sections.join('\r\n\r\n')}\r\n`;

const valuesOf = (settings: ManagedSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `"${name}"=${typeof value === 'boolean' ? dword(value) : quoted(String(value))}`)
    .join('\r\n');

// There are no truth values in the registry: Chromium knows from the schema that it is one, we from ours in Firefox.
const dword = (value: boolean): string => `dword:${value ? '00000001' : '00000000'}`;

// A line end would end the value: what comes behind it would be read as another one.
const quoted = (text: string): string => `"${text.replace(/[\r\n\0]/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
