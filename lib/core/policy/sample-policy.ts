/** Small policy files for tests: one detector `project-code` (PRJ-1234), one `ticket` (TKT-1234), one platform. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

export function sampleDetector(id: string, prefix: string, more = ''): SampleFile {
  return {
    path: `detectors/${id}.yaml`,
    text: `apiVersion: sluice/v1
kind: Detector
id: ${id}
title: { en: ${id} }
category: business
locales: ['*']
patterns:
  - id: plain
    regex: '${prefix}-\\d{4}'
    confidence: medium
${more}examples:
  match:
    - { text: 'see ${prefix}-1234 now', find: ['${prefix}-1234'] }
  noMatch:
    - { text: 'see ${prefix}-12 now', why: too short }
`,
  };
}

/** `entries`: one a line. */
export function sampleDictionary(id: string, entries: string): SampleFile {
  return {
    path: `dictionaries/${id}.yaml`,
    text: `apiVersion: sluice/v1
kind: Dictionary
id: ${id}
title: { en: ${id} }
entries: |
  ${entries.replaceAll('\n', '\n  ')}
`,
  };
}

export function samplePlatform(id = 'whatsapp'): SampleFile {
  return {
    path: `platforms/${id}.yaml`,
    text: `apiVersion: sluice/v1
kind: Platform
id: ${id}
title: ${id}
hosts: [${id}.example.com]
anchors: { composer: ['[role=textbox]'] }
`,
  };
}

export function sampleSettings(more = ''): SampleFile {
  return {
    path: 'settings.yaml',
    text: `apiVersion: sluice/v1
kind: Settings
organisation: { name: Example organisation }
${more}`,
  };
}

/** A pack named `sample`; `rules` is YAML that begins at column 1 with `- id: …`. */
export function samplePack(rules: string, path = 'packs/sample.yaml', id = 'sample'): SampleFile {
  return {
    path,
    text: `apiVersion: sluice/v1
kind: RulePack
id: ${id}
title: { en: Sample }
rules:
${rules}
`,
  };
}

/** A whole policy around the rules of one pack. */
export function samplePolicy(rules: string, settings = ''): readonly SampleFile[] {
  return [
    sampleDetector('project-code', 'PRJ'),
    sampleDetector('ticket', 'TKT'),
    samplePack(rules),
    samplePlatform(),
    sampleSettings(settings),
  ];
}

/** One rule as flow YAML, with what a test changes. */
export function sampleRule(fields: {
  readonly id?: string;
  readonly mode?: string;
  readonly severity?: string;
  readonly when?: string;
  readonly match?: string | null;
  readonly unless?: string;
  readonly unscannable?: string;
  readonly then?: string;
}): string {
  const match = fields.match === undefined ? '{ detector: project-code }' : fields.match;
  return [
    `- id: ${fields.id ?? 'codes'}`,
    `  severity: ${fields.severity ?? 'medium'}`,
    `  mode: ${fields.mode ?? 'enforce'}`,
    ...(fields.when === undefined ? [] : [`  when: ${fields.when}`]),
    ...(match === null ? [] : [`  match: ${match}`]),
    ...(fields.unless === undefined ? [] : [`  unless: ${fields.unless}`]),
    ...(fields.unscannable === undefined ? [] : [`  unscannable: ${fields.unscannable}`]),
    `  then: ${fields.then ?? '{ action: warn }'}`,
  ].join('\n');
}
