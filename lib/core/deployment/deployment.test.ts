import { describe, expect, it } from 'vitest';
import {
  chromiumPolicy,
  firefoxPolicy,
  firefoxRegistry,
  macProfile,
  windowsRegistry,
  type Deployment,
} from './index.ts';

const deployment: Deployment = {
  id: 'a'.repeat(32),
  firefoxId: 'sluice@example.com',
  url: 'https://sluice.example.com/extension',
  settings: { server: 'https://sluice.example.com', rootKey: 'r <&> "', enrolmentToken: 't' },
  noPrivateWindows: false,
};

describe('macProfile', () => {
  const uuids = (profile: string): string[] =>
    [...profile.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]*)<\/string>/g)].map(([, id]) => id ?? '');

  it('names each of its parts by a UUID of its own, the same each time it is made', () => {
    const ids = uuids(macProfile(deployment));
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(uuids(macProfile({ ...deployment, noPrivateWindows: true }))).toEqual(ids);
  });

  it('escapes what it holds', () => {
    expect(macProfile(deployment)).toContain('r &lt;&amp;&gt; ');
  });
});

describe('the same is told on every system', () => {
  const told = {
    ExtensionSettings: {
      [deployment.id]: {
        installation_mode: 'force_installed',
        update_url: `${deployment.url}/updates.xml`,
        override_update_url: true,
        toolbar_pin: 'force_pinned',
      },
    },
    '3rdparty': { extensions: { [deployment.id]: deployment.settings } },
  };

  it('Linux', () => {
    expect(JSON.parse(chromiumPolicy(deployment))).toEqual(told);
    expect(JSON.parse(chromiumPolicy({ ...deployment, noPrivateWindows: true }))).toEqual({
      ...told,
      IncognitoModeAvailability: 1,
      InPrivateModeAvailability: 1,
    });
  });

  it('Windows, one section for the browser and one for the extension', () => {
    const text = windowsRegistry({ ...deployment, noPrivateWindows: true });
    const values = [...text.matchAll(/^"ExtensionSettings"=("(?:[^"\\]|\\.)*")\r$/gm)].map(
      ([, value]): unknown => JSON.parse(String(JSON.parse(value ?? ''))),
    );
    expect(values).toEqual([told.ExtensionSettings, told.ExtensionSettings]);
    expect(text).toContain('"rootKey"="r <&> \\""\r\n');
    expect(text.match(/"(Incognito|InPrivate)ModeAvailability"=dword:00000001/g)).toHaveLength(2);
    expect(text).toContain(
      `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${deployment.id}\\policy]`,
    );
  });

  it('a line end in a value starts no other value', () => {
    const person = 'x"\r\n"ExtensionSettings"="{}';
    const text = windowsRegistry({ ...deployment, settings: { ...deployment.settings, person } });
    expect(text.match(/^"ExtensionSettings"/gm)).toHaveLength(2);
  });

  it('Windows for Firefox, the same values as in its policies.json', () => {
    const text = firefoxRegistry({
      ...deployment,
      settings: { ...deployment.settings, person: 'x"\r\n"y"="z' },
    });
    const [installed] = [...text.matchAll(/^"ExtensionSettings"=("(?:[^"\\]|\\.)*")\r$/gm)];
    const { policies } = JSON.parse(firefoxPolicy(deployment)) as {
      policies: { ExtensionSettings: unknown };
    };
    expect(JSON.parse(String(JSON.parse(installed?.[1] ?? '')))).toEqual(policies.ExtensionSettings);
    expect(text).toContain(
      '\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\sluice@example.com]\r\n"server"=',
    );
    expect(text).not.toMatch(/^"y"/m);
  });

  it('Firefox, private windows included', () => {
    expect(JSON.parse(firefoxPolicy(deployment))).toMatchObject({
      policies: {
        ExtensionSettings: { 'sluice@example.com': { private_browsing: true } },
        '3rdparty': { Extensions: { 'sluice@example.com': deployment.settings } },
      },
    });
  });
});
