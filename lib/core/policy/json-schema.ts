import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { platformSchema } from './platform.ts';
import { detectorSchema, dictionarySchema, matchSchema, rulePackSchema, settingsSchema } from './schema.ts';

/**
 * JSON Schema (draft 2020-12) of each kind of policy document, by file name, for editors: completion and errors while
 * typing. What needs more than a schema (references, patterns, examples) only `sluice check` can say.
 */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    'rule-pack.schema.json': describe('Rule pack', rulePackSchema, { match: matchSchema }),
    'detector.schema.json': describe('Detector', detectorSchema),
    'dictionary.schema.json': describe('Dictionary', dictionarySchema),
    'settings.schema.json': describe('Settings', settingsSchema),
    'platform.schema.json': describe('Platform', platformSchema),
  };
}

function describe(
  kind: string,
  schema: v.GenericSchema,
  definitions: Record<string, v.GenericSchema> = {},
): object {
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    definitions,
    // Checks in code (an English text, https) have no JSON Schema form; `sluice check` makes them.
    errorMode: 'ignore',
  });
  return { $schema, title: `${kind} (sluice/v1)`, ...rest };
}
