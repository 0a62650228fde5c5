import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { extensionSettings, withoutPrivateWindows } from './chromium.ts';
import type { Deployment } from './deployment.ts';
import { escaped } from './xml.ts';

type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist };

/** A configuration profile's payloads: the extension itself, and its settings, for Chrome and Edge. */
export function macProfile(deployment: Deployment): string {
  const { id, settings, noPrivateWindows } = deployment;
  const payloads = (
    [
      ['com.google.Chrome', withoutPrivateWindows.chrome],
      ['com.microsoft.Edge', withoutPrivateWindows.edge],
    ] as const
  ).flatMap(([browser, privateWindows]) => [
    payload(browser, {
      ExtensionSettings: extensionSettings(deployment),
      ...(noPrivateWindows ? { [privateWindows]: 1 } : {}),
    }),
    payload(`${browser}.extensions.${id}`, { ...settings }),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist({
  PayloadDisplayName: 'Sluice',
  PayloadIdentifier: 'sluice.browsers',
  PayloadType: 'Configuration',
  PayloadScope: 'System',
  PayloadUUID: uuidOf('profile'),
  PayloadVersion: 1,
  PayloadContent: payloads,
})}
</plist>
`;
}

function payload(type: string, content: { readonly [key: string]: Plist }): Plist {
  const identity = { PayloadIdentifier: `sluice.${type}`, PayloadUUID: uuidOf(type), PayloadVersion: 1 };
  return { PayloadType: type, ...identity, ...content };
}

/** Of a name, so that a profile made again replaces the one before. */
function uuidOf(name: string): string {
  const hex = bytesToHex(sha256(new TextEncoder().encode(`sluice.${name}`)))
    .slice(0, 32)
    .toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function plist(value: Plist, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${String(value)}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${String(value)}/>`;
  if (isList(value))
    return [`${indent}<array>`, ...value.map((part) => plist(part, inner)), `${indent}</array>`].join('\n');
  const entries = Object.entries(value).flatMap(([key, part]) => [
    `${inner}<key>${escaped(key)}</key>`,
    plist(part, inner),
  ]);
  return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
}

const isList = (value: Plist): value is readonly Plist[] => Array.isArray(value);
