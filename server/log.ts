/** Values that may be logged: never message text, tokens, query strings or request bodies. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log: one JSON line per event on stderr. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export function createLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const at = (level: string) => (event: string, fields?: LogFields) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** What may be said of an unknown failure: its kind and code. Messages and details can carry content. */
export function failureFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const where = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return { kind: error.name, code, where: where.trim().replace(/\(?(?:file:)?\/.*\//, '(') };
}
