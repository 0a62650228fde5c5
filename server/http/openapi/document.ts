import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { said } from '../../../lib/core/api/answers/policy.ts';
import { errorAnswerSchema } from '../../../lib/core/api/device.ts';
import { rulePackSchema, ruleSchema } from '../../../lib/core/policy/schema.ts';
import { productVersion } from '../../product-version.ts';
import { routeAccess } from '../access.ts';
import type { Access } from '../access.ts';
import { consoleOperations } from './console-operations.ts';
import { deviceOperations } from './device-operations.ts';
import { isDescribed } from './operation.ts';
import type { Operation, Operations } from './operation.ts';

type Json = Record<string, unknown>;

/** Every documented operation, by chapter. */
export const chapters: Readonly<Record<string, Operations>> = {
  ...consoleOperations,
  'Devices and probes': deviceOperations,
};

/** The description of the whole API as an OpenAPI 3.1 document. `server`: the public address. */
export function openApiDocument(server: string): Json {
  const paths: Record<string, Json> = {};
  for (const [chapter, operations] of Object.entries(chapters)) {
    for (const [route, operation] of Object.entries(operations)) {
      const [method = '', path = ''] = route.split(' ');
      const name = path.replace(/:(\w+)/g, '{$1}');
      paths[name] = { ...paths[name], [method.toLowerCase()]: describe(route, chapter, operation) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluice',
      version: productVersion,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Errors are `{ "error": { "code", "message" } }` with a stable code; 429 and 503 carry Retry-After. Pages: `next` is the cursor of the next one, null on the last.',
    },
    servers: [{ url: server }],
    tags: Object.keys(chapters).map((name) => ({ name })),
    paths,
    components: { schemas: { ErrorAnswer: schemaOf(errorAnswerSchema) }, securitySchemes },
  };
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sluice_session',
    description: 'Writes from the same origin only.',
  },
  apiToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token (`slt_…`) with the permission that the route needs.',
  },
  deviceSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description: 'RFC 9421 by the device key over method, address, Content-Digest, time and nonce.',
  },
  deviceToken: { type: 'http', scheme: 'bearer', description: 'The short-lived token of POST /v1/token.' },
  metricsToken: { type: 'http', scheme: 'bearer', description: 'SLUICE_METRICS_TOKEN.' },
} as const;

/**
 * What a route asks of its caller. `x-permission`: what their role or token must allow. `x-every-group`: nothing for
 * whoever sees some groups only.
 */
function securityOf(route: string): Json {
  const access = routeAccess[route];
  if (access !== undefined) return consoleSecurity(access);
  if (/^GET \/v1\/(?:policy\/head|hints)$/.test(route)) return { security: [{ deviceToken: [] }] };
  if (route.includes(' /v1/')) return { security: [{ deviceSignature: [] }] };
  return { security: route === 'GET /metrics' ? [{ metricsToken: [] }] : [] };
}

function consoleSecurity(access: Access): Json {
  if (access === 'public') return { security: [] };
  if (access === 'person') return { security: [{ session: [] }] };
  if (typeof access === 'object' && 'person' in access)
    return { security: [{ session: [] }], 'x-permission': access.person };
  if (typeof access === 'object' && 'everyGroup' in access)
    return { ...consoleSecurity(access.everyGroup), 'x-every-group': true };
  const security = [{ session: [] }, { apiToken: [] }];
  if (access === 'signed-in') return { security };
  return { security, 'x-permission': typeof access === 'object' ? access.all.join(' ') : access };
}

function describe(route: string, chapter: string, { summary, query, body, answers }: Operation): Json {
  const names = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const parameters = [...inPath, ...(query === undefined ? [] : parametersOf(query))];
  return {
    operationId: route.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase(),
    tags: [chapter],
    summary,
    ...securityOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)])),
      default: {
        description: 'An error.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
      },
    },
  };
}

function answerOf(answer: Operation['answers'][number]): Json {
  if (answer === undefined || answer === null) return { description: 'No body.' };
  if (!isDescribed(answer))
    return { description: 'JSON.', content: { 'application/json': { schema: schemaOf(answer) } } };
  const { says, type } = answer;
  return { description: says, content: { [type]: {} } };
}

function parametersOf(query: v.GenericSchema): Json[] {
  const { properties = {}, required = [] } = toJsonSchema(query, options);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

// Checks in code have no form in JSON Schema: the route makes them. What is sent, not what it becomes.
const options = { target: 'draft-2020-12', errorMode: 'ignore', typeMode: 'input' } as const;

/** What may be within itself, which a part of this document cannot be: told in words. */
const inWords = new Map<unknown, string>([
  [ruleSchema, 'A rule as its file says it (docs/RULES.md).'],
  [rulePackSchema, 'A pack as its file says it (docs/RULES.md).'],
  [said, 'Message and hint: template and values.'],
]);

function schemaOf(schema: v.GenericSchema): Json {
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = toJsonSchema(schema, {
    ...options,
    overrideSchema({ valibotSchema }) {
      const description = inWords.get(valibotSchema);
      return description === undefined ? null : { description };
    },
  });
  return rest;
}
