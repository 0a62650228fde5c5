import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../lib/core/policy/json-schema.ts';
import type { ExitCode, Io } from './io.ts';

/** Where editors find the schemas (the first line of every file in rules/ points there). */
export const schemaFolder = 'docs/schema';

/** `sluice schema`: writes the JSON Schema of every kind of document. */
export async function writeSchemas(io: Io, folder: string = schemaFolder): Promise<ExitCode> {
  const target = path.resolve(io.directory, folder);
  await mkdir(target, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    await writeFile(path.join(target, name), schemaText(schema));
    io.out(`${folder}/${name}\n`);
  }
  return 0;
}

/** The bytes of a schema file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
