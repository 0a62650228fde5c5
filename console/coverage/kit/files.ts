import type { EnrolmentCode } from '../../../lib/core/api/device.ts';
import type { ExtensionIdentity } from '../../../lib/core/api/coverage.ts';
import {
  chromiumPolicy,
  firefoxPolicy,
  firefoxRegistry,
  groupPolicyTemplate,
  macProfile,
  managedStorage,
  settingsOf,
  updatesJson,
  updatesXml,
  windowsRegistry,
} from '../../../lib/core/deployment/index.ts';
import type { ManagedSettings } from '../../../lib/core/deployment/index.ts';
import schema from '../../../public/managed_schema.json' with { type: 'json' };

/** With the code's three parts in them. */
export const filledFiles = ['chromium', 'windows', 'mac', 'firefox', 'firefox-windows', 'storage'] as const;
/** The template for the group policy editor of Windows, and its words; no values. */
export const templateFiles = ['admx', 'adml'] as const;
export const kitFiles = [...filledFiles, ...templateFiles] as const;
export type KitFile = (typeof kitFiles)[number];

export interface KitOptions {
  readonly failMode: 'open' | 'closed';
  /** Empty: not told. */
  readonly person: string;
  readonly asset: string;
  readonly noPrivateWindows: boolean;
  /** That it is opened when the extension is installed. */
  readonly firstPage: boolean;
}

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What is downloaded under which name; null where the extension's id or address is needed and not known. */
export function makeFile(
  file: KitFile,
  code: EnrolmentCode,
  { chromiumId: id, firefoxId, url }: ExtensionIdentity,
  options: KitOptions,
): MadeFile | null {
  const settings = managed(code, options);
  if (file === 'storage') return { name: 'managed-storage.json', type: json, text: managedStorage(settings) };
  if (file === 'admx' || file === 'adml') {
    if (id === null) return null;
    const text = groupPolicyTemplate({ id, firefoxId }, schema.properties)[file];
    return { name: `sluice.${file}`, type: 'application/xml', text };
  }
  if (url === null) return null;
  if (file === 'firefox')
    return { name: 'policies.json', type: json, text: firefoxPolicy({ firefoxId, url, settings }) };
  if (file === 'firefox-windows')
    return {
      name: 'sluice-firefox.reg',
      type: 'text/plain',
      text: firefoxRegistry({ firefoxId, url, settings }),
    };
  if (id === null) return null;
  const deployment = { id, firefoxId, url, settings, noPrivateWindows: options.noPrivateWindows };
  switch (file) {
    case 'chromium':
      return { name: 'sluice.json', type: json, text: chromiumPolicy(deployment) };
    case 'windows':
      return { name: 'sluice.reg', type: 'text/plain', text: windowsRegistry(deployment) };
    case 'mac':
      return {
        name: 'sluice.mobileconfig',
        type: 'application/x-apple-aspen-config',
        text: macProfile(deployment),
      };
  }
  return file satisfies never;
}

const json = 'application/json';

function managed(code: EnrolmentCode, { failMode, person, asset, firstPage }: KitOptions): ManagedSettings {
  return {
    ...settingsOf(code),
    ...(failMode === 'open' ? {} : { failMode }),
    ...(person.trim() === '' ? {} : { person: person.trim() }),
    ...(asset.trim() === '' ? {} : { asset: asset.trim() }),
    ...(firstPage ? {} : { welcomePage: false }),
  };
}

/** The update manifests for a version of the extension, for whoever hosts it by hand. */
export function updateManifests(
  { chromiumId: id, firefoxId, url }: ExtensionIdentity,
  version: string,
): readonly MadeFile[] {
  if (url === null) return [];
  return [
    ...(id === null
      ? []
      : [{ name: 'updates.xml', type: 'application/xml', text: updatesXml({ id, url, version }) }]),
    { name: 'updates.json', type: json, text: updatesJson({ firefoxId, url, version }) },
  ];
}
