import type { Engine } from './load.ts';

/** Builds what the first scan would have to build. Call it when there is time. */
export function warmUp(engine: Engine): void {
  engine.scan(warmText);
}

/** Something of everything, so that the usual paths are compiled before they are needed. */
const warmText =
  'Hello, see you at 10:30 on 2026-01-15, call 555 0100 or mail me@example.com: 4000 1234 5678 9010. '.repeat(
    8,
  );
