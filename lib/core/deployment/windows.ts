import { extensionSettings, withoutPrivateWindows } from './chromium.ts';
import type { Deployment } from './deployment.ts';

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
    const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser}`;
    const managed = Object.entries(settings).map(([name, value]) => `"${name}"=${quoted(String(value))}`);
    const none = noPrivateWindows ? `\r\n"${privateWindows}"=dword:00000001` : '';
    return [
      `[${key}]\r\n"ExtensionSettings"=${quoted(installed)}${none}`,
      `[${key}\\3rdparty\\extensions\\${id}\\policy]\r\n${managed.join('\r\n')}`,
    ];
  });
  return `Windows Registry Editor Version 5.00\r\n\r\n${sections.join('\r\n\r\n')}\r\n`;
}

// A line end would end the value: what comes behind it would be read as another one.
const quoted = (text: string): string => `"${text.replace(/[\r\n\0]/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
