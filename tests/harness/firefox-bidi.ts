import type { Page } from 'puppeteer-core';

/** The part of puppeteer's protocol connection (WebDriver BiDi) that is used here; not in its public types. */
interface Connection {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

/** Sends a WebDriver BiDi command for what puppeteer's API does not offer. `context` is the page's own. */
export async function sendBidi(
  page: Page,
  method: string,
  parameters: (context: string) => object,
): Promise<unknown> {
  const connection = Reflect.get(page.browser(), 'connection') as Connection;
  const context = Reflect.get(page.mainFrame(), '_id') as string;
  return (await connection.send(method, parameters(context))).result;
}

/** Evaluates in the browser's own window, where its privileged modules are; for text only. */
export async function evaluateInBrowserWindow(page: Page, expression: string): Promise<string> {
  const tree = await sendBidi(page, 'browsingContext.getTree', () => ({ 'moz:scope': 'chrome' }));
  const [window] = (tree as { contexts: { context: string }[] }).contexts;
  const target = { context: window?.context };
  const answer = await sendBidi(page, 'script.evaluate', () => ({ expression, target, awaitPromise: true }));
  return (answer as { result: { value: string } }).result.value;
}
