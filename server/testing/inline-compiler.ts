import { read } from '../policy/compile/compiler.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { runJob } from '../policy/compile/jobs.ts';

/** The compiler without its thread, for tests of something else: the thread needs a built program. */
export function createInlineCompiler(): Compiler {
  return {
    run: (name, request) => Promise.resolve(read(runJob(name, request))),
    close: () => Promise.resolve(),
  };
}
