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
