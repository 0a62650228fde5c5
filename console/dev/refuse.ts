import type { Page } from 'playwright-core';

/** The server refuses the next such request, with these words. `path`: how its path begins. */
export async function refuseNext(page: Page, method: string, path: string, code: string): Promise<string> {
  const says = `Refused with ${code}.`;
  let isOver = false;
  await page.route(
    (url) => url.pathname.startsWith(path),
    async (route) => {
      if (isOver || route.request().method() !== method) return route.fallback();
      isOver = true;
      return route.fulfill({ status: 409, json: { error: { code, message: says } } });
    },
  );
  return says;
}

/** The next reading of `path` is answered only when what this returns is called, which awaits the answer. */
export async function holdNext(page: Page, path: string): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let isOver = false;
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (isOver || route.request().method() !== 'GET') return route.fallback();
      isOver = true;
      await released;
      return route.fallback();
    },
  );
  return async () => {
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === path);
    release();
    await (await answered).finished();
  };
}
