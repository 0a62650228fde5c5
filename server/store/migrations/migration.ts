/** One step of the schema's history. */
export interface Migration {
  /** `area-NNN-what`; stays for ever. */
  readonly name: string;
  /** One statement, so that Citus can run it. */
  readonly statement: string;
}
