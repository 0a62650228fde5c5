import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { routeAccess } from '../access.ts';
import { chapters, openApiDocument } from './document.ts';
import { isDescribed } from './operation.ts';
import { docsPage } from './page.ts';

const documented = Object.values(chapters).flatMap((operations) => Object.keys(operations));
const parameter = v.object({
  name: v.string(),
  in: v.picklist(['path', 'query']),
  required: v.boolean(),
  schema: v.record(v.string(), v.unknown()),
});
const operation = v.object({
  operationId: v.string(),
  tags: v.array(v.string()),
  summary: v.pipe(v.string(), v.minLength(5)),
  security: v.array(v.record(v.string(), v.array(v.unknown()))),
  parameters: v.optional(v.array(parameter), []),
  responses: v.record(
    v.string(),
    v.object({
      description: v.pipe(v.string(), v.minLength(1)),
      content: v.optional(v.record(v.string(), v.object({ schema: v.optional(v.unknown()) }))),
    }),
  ),
});
const documentSchema = v.object({
  openapi: v.literal('3.1.0'),
  paths: v.record(
    v.pipe(v.string(), v.startsWith('/')),
    v.record(v.picklist(['get', 'post', 'put', 'patch', 'delete']), operation),
  ),
  components: v.object({ securitySchemes: v.record(v.string(), v.unknown()) }),
});
const document = v.parse(documentSchema, openApiDocument('https://sluice.example.com'));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((one) => ({ path, ...one })),
);

const fields = v.object({ properties: v.record(v.string(), v.unknown()) });
const list = v.object({ type: v.literal('array'), items: v.unknown() });
/** An object says its members, a list those of what is in it. */
function hasFields(schema: unknown): boolean {
  if (!v.is(fields, schema) || Object.keys(schema.properties).length === 0) return false;
  return Object.values(schema.properties).every(
    (part) => !v.is(list, part) || Object.keys(Object(part.items)).length > 0,
  );
}

/** Routes of the device API as its files register them. */
function deviceRoutesInSource(): string[] {
  return ['device-api.ts', 'dispute-routes.ts', 'own-device-routes.ts'].flatMap((file) => {
    const source = readFileSync(join(import.meta.dirname, '../routes', file), 'utf8');
    return [...source.matchAll(/app\.(get|post)\('([^']+)'/g)].map(
      ([, method = '', path = '']) => `${method.toUpperCase()} /v1${path}`,
    );
  });
}

describe('the OpenAPI document', () => {
  it('has every route of the console API, and no other', () => {
    expect(documented.filter((route) => route.includes(' /api/')).sort()).toEqual(
      Object.keys(routeAccess).sort(),
    );
  });

  it('has every route of the device API', () => {
    const routes = deviceRoutesInSource();
    expect(routes.length).toBeGreaterThan(8);
    expect(documented.filter((route) => route.includes(' /v1/')).sort()).toEqual(
      [...routes, 'GET /v1/hints'].sort(),
    );
  });

  it('names each operation once, with its permission and a known way to prove it', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(documented.length);
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { security } of operations)
      for (const way of security) expect(schemes).toEqual(expect.arrayContaining(Object.keys(way)));
  });

  it('describes every part of a path', () => {
    for (const { path, parameters } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('shows the fields of every answer, but of what is no JSON', () => {
    const inWords = Object.values(chapters).flatMap((routes) =>
      Object.entries(routes).flatMap(([route, { answers }]) =>
        Object.values(answers).flatMap((answer) =>
          answer !== null && isDescribed(answer) && answer.type === 'application/json' ? [route] : [],
        ),
      ),
    );
    expect(inWords).toEqual(['GET /api/openapi.json']);
    const shapes = operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, { content }]) => {
        const schema = content?.['application/json']?.schema;
        return status === 'default' || schema === undefined ? [] : [{ operationId, status, schema }];
      }),
    );
    expect(shapes.length).toBeGreaterThan(80);
    const bare = shapes.filter(({ schema }) => !hasFields(schema));
    expect(bare.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([]);
    // A part of this document has no definitions of its own.
    expect(JSON.stringify(shapes)).not.toContain('$ref');
  });

  it('carries the schemas that the routes parse', () => {
    const text = JSON.stringify(openApiDocument('https://sluice.example.com'));
    for (const word of [
      'missingHosts',
      'outdated-policy',
      'publicKey',
      'webhook-id',
      'baseVersion',
      'ErrorAnswer',
    ])
      expect([word, text.includes(word)]).toEqual([word, word !== 'webhook-id']);
  });
});

describe('the page', () => {
  it('names every route, and loads nothing but its style sheet', () => {
    const page = docsPage('https://sluice.example.com');
    for (const route of documented) expect(page).toContain(`<code>${route}</code>`);
    expect(page).not.toMatch(/<script|style=|https?:\/\/(?!json-schema)[^s]|src=/);
    expect([...page.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, target]) => target)).toEqual([
      'docs/style.css',
      'openapi.json',
    ]);
  });
});
