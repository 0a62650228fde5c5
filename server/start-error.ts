/** Why the server cannot start. */
export type StartCode =
  | 'start/config'
  | 'start/port-in-use'
  | 'start/address'
  | 'start/data-unwritable'
  | 'start/data-unreachable'
  | 'start/data-in-use'
  | 'start/database'
  | 'start/database-missing'
  | 'start/demo'
  | 'start/rules'
  | 'start/keys';

/**
 * Ends a start with one sentence for the person at the terminal. Thrown rather than returned: start is a long chain
 * in which every step may end it and none can go on.
 */
export class StartError extends Error {
  readonly code: StartCode;
  constructor(code: StartCode, message: string) {
    super(message);
    this.name = 'StartError';
    this.code = code;
  }
}

/** Node's `code` of a system error (`EACCES`, `EADDRINUSE` …), or PostgreSQL's SQLSTATE; '' when there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
