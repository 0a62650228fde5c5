import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { messengerHosts } from '../../lib/core/deployment/index.ts';

const folder = new URL('../../rules/platforms/', import.meta.url);
const hostsSchema = v.object({ hosts: v.array(v.string()) });

it('policy snippets name the hosts of all platforms', () => {
  const hosts = readdirSync(folder).flatMap(
    (name) => v.parse(hostsSchema, parse(readFileSync(new URL(name, folder), 'utf8'))).hosts,
  );
  expect(messengerHosts).toEqual([...new Set(hosts)].sort());
});
