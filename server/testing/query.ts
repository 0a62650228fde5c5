import pg from 'pg';

/** One statement on a connection of its own. `types`: how values are read, where not as the driver does. */
export async function query(
  url: string,
  text: string,
  values: unknown[] = [],
  types: pg.CustomTypesConfig = pg.types,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}
