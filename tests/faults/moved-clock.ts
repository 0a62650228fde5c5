import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../server/testing/rules.ts';

/** Moves the day's clock of a spawned process while it runs: all that JavaScript reads of it, and nothing of `performance`. */
export interface MovedClock {
  /** Environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on so many ms off. `everyLook`: by so many more each time it is looked at. */
  move(offMs: number, everyLookMs?: number): void;
}

const preload = `
import { readFileSync } from 'node:fs';
const RealDate = Date;
let moved = 0;
const now = () => {
  const { offMs, everyLookMs } = JSON.parse(readFileSync(process.env.SLUICE_TEST_CLOCK, 'utf8'));
  moved = everyLookMs === 0 ? 0 : moved + everyLookMs;
  return RealDate.now() + offMs + moved;
};
globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }
  static now() {
    return now();
  }
};
`;

export function movedClock(): MovedClock {
  const folder = temporaryFolder();
  const [code, state] = [join(folder, 'clock.mjs'), join(folder, 'clock.json')];
  writeFileSync(code, preload);
  const move = (offMs: number, everyLookMs = 0): void => {
    // The process may look at any moment: it finds the one or the other, and never an empty file.
    writeFileSync(`${state}.new`, JSON.stringify({ offMs, everyLookMs }));
    renameSync(`${state}.new`, state);
  };
  move(0);
  const NODE_OPTIONS = `--import ${pathToFileURL(code).href}`;
  return { env: { NODE_OPTIONS, SLUICE_TEST_CLOCK: state }, move };
}
