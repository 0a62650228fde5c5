import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openConsole, type ConsoleBrowser } from './console-browser.ts';

/** The built console for the tests of one file, a page of its own for each of them; what it complains of fails the test. */
export function consoleForTests(): () => ConsoleBrowser {
  let opened: ConsoleBrowser | null = null;
  const here = (): ConsoleBrowser => {
    if (opened === null) throw new Error('the console is opened before the tests');
    return opened;
  };
  beforeAll(async () => {
    opened = await openConsole();
  });
  afterAll(() => opened?.close());
  beforeEach(() => here().newPage());
  afterEach(async ({ task }) => {
    const shown = task.result?.state === 'fail' ? await here().shown() : null;
    await here().endPage();
    // It says what a test waited for in vain; all of it is made up.
    if (shown !== null) throw new Error(`The page showed: ${shown}`);
  });
  return here;
}
