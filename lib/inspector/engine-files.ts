/** Engines and their data, as files of the extension: `wxt.config.ts` puts them there. */
export const engineFolder = '/inspect/';

/** A file of ours. Only for what an engine is made of, before it sees any file of anybody's. */
export async function loadOwnFile(name: string): Promise<ArrayBuffer> {
  const response = await fetch(engineFolder + name);
  if (!response.ok) throw new Error('inspect/no-engine');
  return response.arrayBuffer();
}
