import { afterAll, beforeAll, expect, it } from 'vitest';
import { formats } from '../files/formats.ts';
import { handSpecimens } from '../files/specimens.ts';
import { expectAsScanned } from '../harness/as-scanned.ts';
import { sampleFile } from '../harness/sample-files.ts';
import { createWorld, type World } from '../harness/world.ts';
import { onlyPack } from '../harness/world-policy.ts';

/** `sluice scan` says of a file of every format what the extension says. */

/** Of each format the file with the most in it; of audio and video only what they say about themselves is read. */
const fullest = Object.keys(formats).flatMap((format) => {
  const own = handSpecimens.filter((specimen) => specimen.format === format && specimen.plants.length > 0);
  const [first] = own.toSorted((one, other) => other.plants.length - one.plants.length);
  return first === undefined ? [] : [[format, first] as const];
});

const isCommon = (word: string) => /^(?:kiwi|planted)[ -]/.test(word);
/** A word of each file in which none of the common ones stands. */
const others = fullest.flatMap(([, { plants }]) => {
  const words = plants.map(({ word }) => word);
  return words.some(isCommon) ? [] : words.slice(0, 1);
});

const detector = `apiVersion: sluice/v1
kind: Detector
id: planted-word
title: { en: Planted word }
category: business
locales: ['*']
source: made up for the tests of files
mask: none
patterns:
  - id: word
    regex: '${['(?:kiwi|planted)[ -][a-z0-9]{1,30}', ...others.map((word) => word.replaceAll('.', '\\.'))].join('|')}'
    confidence: high
examples:
  match:
    - { text: 'here: kiwi-body', find: ['kiwi-body'], confidence: high }
  noMatch:
    - { text: 'kiwi', why: 'half of it' }
`;

const policy = onlyPack(
  'scan',
  `apiVersion: sluice/v1
kind: RulePack
id: scan
title: { en: Scan }
rules:
  - id: word
    severity: medium
    mode: enforce
    when: { channels: [file] }
    match: { detector: planted-word }
    unscannable: allow
    then: { action: warn }
`,
  [{ path: 'rules/detectors/planted-word.yaml', text: detector }],
);

let world: World;
beforeAll(async () => {
  world = await createWorld({ policy });
});
afterAll(async () => {
  await world?.close();
});

it.each(fullest)('a file of the format %s', async (_, { name, bytes }) => {
  await expectAsScanned(world, policy, sampleFile(name, await bytes()));
});

it('are files of every format', () => {
  // Of what is not known nothing is read.
  expect(fullest.map(([format]) => format)).toEqual(Object.keys(formats).filter((one) => one !== 'other'));
});
