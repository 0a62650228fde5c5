import type { Deployment } from './deployment.ts';
import { escaped } from './xml.ts';

/** A setting as public/managed_schema.json describes it. */
export interface SettingSchema {
  /** `string` or `boolean`. */
  readonly type: string;
  readonly enum?: readonly string[];
  readonly title: string;
  readonly description: string;
}

/** A template without values, and its words; both belong into the folder `PolicyDefinitions`. */
export interface GroupPolicyTemplate {
  /** `sluice.admx` */
  readonly admx: string;
  /** `en-US/sluice.adml` */
  readonly adml: string;
}

/**
 * An administrative template for the group policy editor of Windows: every managed setting of the extension, for Chrome,
 * Edge and Firefox. What it sets stands in the same places as what `windowsRegistry` and `firefoxRegistry` write
 * (learn.microsoft.com: ADMX and ADML syntax, schema version 1.0).
 */
export function groupPolicyTemplate(
  { id, firefoxId }: Pick<Deployment, 'id' | 'firefoxId'>,
  settings: Readonly<Record<string, SettingSchema>>,
): GroupPolicyTemplate {
  const all = Object.entries(settings);
  const browsers = [
    ['chrome', 'Google Chrome', `Google\\Chrome\\3rdparty\\extensions\\${id}\\policy`],
    ['edge', 'Microsoft Edge', `Microsoft\\Edge\\3rdparty\\extensions\\${id}\\policy`],
    ['firefox', 'Mozilla Firefox', `Mozilla\\Firefox\\3rdparty\\Extensions\\${firefoxId}`],
  ] as const;
  const policies = browsers.flatMap(([browser, , key]) =>
    all.map(([name, setting]) => policyOf(browser, `Software\\Policies\\${key}`, name, setting)),
  );
  const categories = browsers.map(
    ([browser]) =>
      `    <category name="${browser}" displayName="$(string.${browser})"><parentCategory ref="sluice" /></category>`,
  );
  const strings = [
    stringOf('sluice', 'Sluice'),
    stringOf('any', 'Any version of Windows'),
    ...browsers.map(([browser, title]) => stringOf(browser, title)),
    ...all.flatMap(([name, setting]) => wordsOf(name, setting)),
  ];
  return {
    admx: file('policyDefinitions', [
      '  <policyNamespaces><target prefix="sluice" namespace="Sluice.Policies" /></policyNamespaces>',
      '  <resources minRequiredRevision="1.0" />',
      '  <supportedOn><definitions><definition name="any" displayName="$(string.any)" /></definitions></supportedOn>',
      '  <categories>',
      '    <category name="sluice" displayName="$(string.sluice)" />',
      ...categories,
      '  </categories>',
      '  <policies>',
      ...policies,
      '  </policies>',
    ]),
    adml: file('policyDefinitionResources', [
      '  <displayName>Sluice</displayName>',
      '  <description>Settings of the Sluice browser extension</description>',
      '  <resources>',
      '    <stringTable>',
      ...strings,
      '    </stringTable>',
      '    <presentationTable>',
      ...all.flatMap(([name, setting]) => presentationOf(name, setting)),
      '    </presentationTable>',
      '  </resources>',
    ]),
  };
}

function policyOf(
  browser: string,
  key: string,
  name: string,
  { type, enum: choices }: SettingSchema,
): string {
  const shown = `displayName="$(string.${name})" explainText="$(string.${name}_explained)"`;
  const where = `key="${escaped(key)}"`;
  const start = `    <policy name="${browser}_${name}" class="Machine" ${shown} ${where}`;
  const about = `<parentCategory ref="${browser}" /><supportedOn ref="any" />`;
  if (type === 'boolean') {
    const values =
      '<enabledValue><decimal value="1" /></enabledValue><disabledValue><decimal value="0" /></disabledValue>';
    return `${start} valueName="${name}">${about}${values}</policy>`;
  }
  const items = choices?.map(
    (choice) =>
      `<item displayName="$(string.${name}_${choice})"><value><string>${choice}</string></value></item>`,
  );
  const element =
    items === undefined
      ? `<text id="${name}" valueName="${name}" required="true" />`
      : `<enum id="${name}" valueName="${name}" required="true">${items.join('')}</enum>`;
  return `${start} presentation="$(presentation.${name})">${about}<elements>${element}</elements></policy>`;
}

function wordsOf(name: string, { title, description, enum: choices = [] }: SettingSchema): string[] {
  return [
    stringOf(name, title),
    stringOf(`${name}_explained`, description),
    ...choices.map((choice) => stringOf(`${name}_${choice}`, choice)),
  ];
}

const stringOf = (id: string, text: string): string => `      <string id="${id}">${escaped(text)}</string>`;

function presentationOf(name: string, { type, enum: choices, title }: SettingSchema): string[] {
  if (type === 'boolean') return [];
  const field =
    choices === undefined
      ? `<textBox refId="${name}"><label>${escaped(title)}</label></textBox>`
      : `<dropdownList refId="${name}">${escaped(title)}</dropdownList>`;
  return [`      <presentation id="${name}">${field}</presentation>`];
}

const file = (root: string, lines: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">`,
    ...lines,
    `</${root}>`,
    '',
  ].join('\r\n');
