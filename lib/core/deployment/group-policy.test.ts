import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { firefoxRegistry, groupPolicyTemplate, windowsRegistry, type SettingSchema } from './index.ts';

const { properties }: { properties: Record<string, SettingSchema> } = JSON.parse(
  readFileSync(new URL('../../../public/managed_schema.json', import.meta.url), 'utf8'),
);
const ids = { id: 'a'.repeat(32), firefoxId: 'sluice@example.com' };
const { admx, adml } = groupPolicyTemplate(ids, properties);
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

it('sets each managed setting in each browser, where the registry files set it', () => {
  const settings = {
    ...{ server: 's', rootKey: 'r', enrolmentToken: 't', person: 'p', asset: 'a' },
    failMode: 'open',
    welcomePage: false,
  } as const;
  const deployment = { ...ids, url: 'u', settings, noPrivateWindows: false };
  const set = [windowsRegistry(deployment), firefoxRegistry(deployment)].flatMap((file) =>
    file.split('\r\n\r\n').flatMap((section) => {
      const [, key = ''] = /^\[HKEY_LOCAL_MACHINE\\(.*3rdparty.*)\]/i.exec(section) ?? [];
      return key === '' ? [] : all(section, /^"(\w+)"=/gm).map((name) => `${key.toLowerCase()} ${name}`);
    }),
  );
  const offered = [...admx.matchAll(/<policy [^>]*key="([^"]*)".*?valueName="(\w+)"/g)].map(
    ([, key = '', name = '']) => `${key.toLowerCase()} ${name}`,
  );
  expect(set).toHaveLength(3 * Object.keys(properties).length);
  expect(offered.toSorted()).toEqual(set.toSorted());
});

it('has words and a field for whatever it names', () => {
  const words = new Set(all(adml, /<string id="(\w+)">[^<]+</g));
  const fields = new Map(
    [...adml.matchAll(/<presentation id="(\w+)">.*?refId="(\w+)"/g)].map(([, id, of]) => [id, of]),
  );
  const named = all(admx, /\$\(string\.(\w+)\)/g);
  expect(named.filter((name) => !words.has(name))).toEqual([]);
  expect([...words].filter((name) => !named.includes(name))).toEqual([]);
  const shown = all(admx, /\$\(presentation\.(\w+)\)/g);
  expect(shown.length).toBe(3 * fields.size);
  for (const name of shown) expect(admx).toContain(` id="${fields.get(name) ?? 'none'}" valueName="${name}"`);
  expect(new Set(all(admx, /<policy name="(\w+)"/g)).size).toBe(3 * Object.keys(properties).length);
});

it.each([admx, adml])('closes every tag', (xml) => {
  const open: string[] = [];
  for (const [, end = '', name = '', rest = ''] of xml.matchAll(/<(\/?)([a-zA-Z]+)([^>]*)>/g)) {
    if (end !== '') expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
});

it('escapes what it is given', () => {
  const { adml: words } = groupPolicyTemplate(ids, {
    x: { type: 'string', title: 'a < b & "c"', description: '>' },
  });
  expect(words).toContain('<string id="x">a &lt; b &amp; &quot;c&quot;</string>');
});
