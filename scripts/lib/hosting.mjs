import { createHash } from 'node:crypto';

/**
 * What a web server of one's own hands out, and what is told to browsers so that they take it.
 *
 * @typedef {object} Hosting
 * @property {string} id in Chromium
 * @property {string} firefoxId
 * @property {string} version
 * @property {string} url of the folder, without a trailing slash
 * @property {{ server: string, rootKey: string, token: string }} enrolment
 */

/** Chromium's update manifest. @param {Hosting} hosting */
export const updatesXml = ({ id, version, url }) => `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${id}'>
    <updatecheck codebase='${url}/sluice.crx' version='${version}' />
  </app>
</gupdate>
`;

/** Firefox's update manifest. @param {Hosting} hosting */
export const updatesJson = ({ firefoxId, version, url }) =>
  pretty({ addons: { [firefoxId]: { updates: [{ version, update_link: `${url}/sluice.xpi` }] } } });

/** @param {Hosting} hosting */
const settings = ({ enrolment }) => ({
  server: enrolment.server,
  rootKey: enrolment.rootKey,
  enrolmentToken: enrolment.token,
});

/** A file below /etc/…/policies/managed/ on Linux. @param {Hosting} hosting */
export const chromiumPolicy = (hosting) => pretty(chromiumSettings(hosting));

/** @param {Hosting} hosting */
function chromiumSettings(hosting) {
  const { id, url } = hosting;
  const update = { update_url: `${url}/updates.xml`, override_update_url: true };
  return {
    ExtensionSettings: {
      [id]: { installation_mode: 'force_installed', ...update, toolbar_pin: 'force_pinned' },
    },
    '3rdparty': { extensions: { [id]: settings(hosting) } },
  };
}

/** For regedit, or to be turned into a group policy. @param {Hosting} hosting */
export function windowsRegistry(hosting) {
  const { id } = hosting;
  const { ExtensionSettings } = chromiumSettings(hosting);
  const sections = ['Google\\Chrome', 'Microsoft\\Edge'].flatMap((browser) => {
    const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser}`;
    const managed = Object.entries(settings(hosting)).map(([name, value]) => `"${name}"=${quoted(value)}`);
    return [
      `[${key}]\r\n"ExtensionSettings"=${quoted(JSON.stringify(ExtensionSettings))}`,
      `[${key}\\3rdparty\\extensions\\${id}\\policy]\r\n${managed.join('\r\n')}`,
    ];
  });
  return `Windows Registry Editor Version 5.00\r\n\r\n${sections.join('\r\n\r\n')}\r\n`;
}

const quoted = (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** A configuration profile's payloads: the extension itself, and its settings. @param {Hosting} hosting */
export function macProfile(hosting) {
  const { id } = hosting;
  const { ExtensionSettings } = chromiumSettings(hosting);
  const payloads = ['com.google.Chrome', 'com.microsoft.Edge'].flatMap((browser) => [
    payload(browser, { ExtensionSettings }),
    payload(`${browser}.extensions.${id}`, settings(hosting)),
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

function payload(type, content) {
  const identity = { PayloadIdentifier: `sluice.${type}`, PayloadUUID: uuidOf(type), PayloadVersion: 1 };
  return { PayloadType: type, ...identity, ...content };
}

/** Of a name, so that a profile made again replaces the one before. */
function uuidOf(name) {
  const hex = createHash('sha256').update(`sluice.${name}`).digest('hex').slice(0, 32).toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** @param {unknown} value */
function plist(value, indent = '') {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (Array.isArray(value))
    return [`${indent}<array>`, ...value.map((part) => plist(part, inner)), `${indent}</array>`].join('\n');
  const entries = Object.entries(value).flatMap(([key, part]) => [
    `${inner}<key>${escaped(key)}</key>`,
    plist(part, inner),
  ]);
  return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Firefox's policies.json. @param {Hosting} hosting */
export function firefoxPolicy(hosting) {
  const { firefoxId, url } = hosting;
  const install = { installation_mode: 'force_installed', install_url: `${url}/sluice.xpi` };
  return pretty({
    policies: {
      ExtensionSettings: { [firefoxId]: { ...install, updates_disabled: false, private_browsing: true } },
      '3rdparty': { Extensions: { [firefoxId]: settings(hosting) } },
    },
  });
}

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
