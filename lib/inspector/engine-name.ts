/** One worker each, named so. */
export const engineNames = ['pdf', 'archive', 'codes', 'writing'] as const;
export type EngineName = (typeof engineNames)[number];

export function isEngineName(name: unknown): name is EngineName {
  return engineNames.some((known) => known === name);
}
