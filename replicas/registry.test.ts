import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { replicas } from './registry.ts';

const folders = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name);

describe('the registry', () => {
  it('lists every folder, and nothing else', () => {
    expect(replicas.map((replica) => replica.id).toSorted()).toEqual(folders.toSorted());
  });

  it('gives no place to two replicas', () => {
    const places = replicas.flatMap(({ hosts, base = '/' }) => hosts.map((host) => host + base));
    expect(new Set(places).size).toBe(places.length);
  });
});
