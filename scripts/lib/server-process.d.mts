export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** The console's address with a one-time sign-in link in its fragment. */
  readonly signInUrl: string;
  readonly enrolmentCode: string;
  readonly policyVersion: number;
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number>;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
  /** SIGKILL, for fault tests. */
  kill(): Promise<void>;
}
export function startServer(options: {
  port?: number;
  data: string;
  env?: Record<string, string>;
}): Promise<ServerProcess>;
