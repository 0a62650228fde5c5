import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** Bundles a module of this folder into one script that runs by itself. */
export async function bundle(entry, browser = 'chromium') {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    define: { 'import.meta.env.FIREFOX': String(browser === 'firefox') },
    write: false,
    format: 'iife',
    target: ['chrome148', 'firefox140'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return outputFiles[0].text;
}

/**
 * A page with `script` in an isolated world at document_start, as a content script has it. `inWorld` evaluates there;
 * `control` finds a control by role and name, closed shadow roots included, and gives its middle.
 */
export async function isolatedPage(context, url, script) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let contextId;
  cdp.on('Runtime.executionContextCreated', ({ context: created }) => {
    if (created.name === 'sluice') contextId = created.id;
  });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Accessibility.enable');
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: script, worldName: 'sluice' });
  await page.goto(url);

  const inWorld = async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const find = async (role, name) => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes.find((node) => node.role?.value === role && (node.name?.value ?? '').includes(name));
  };
  const control = async (role, name) => {
    const node = await find(role, name);
    if (!node) throw new Error(`no ${role} “${name}”`);
    await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node.backendDOMNodeId });
    const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId });
    const [left, top, , , right, bottom] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2, node };
  };
  const click = async (role, name) => {
    const { x, y } = await control(role, name);
    await page.mouse.click(x, y);
  };
  /** Whether a dialog takes Enter: one that is fresh does not yet. */
  const hasReadyDialog = async () => {
    await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const { searchId, resultCount } = await cdp.send('DOM.performSearch', {
      query: 'dialog[open][data-ready]',
      includeUserAgentShadowDOM: true,
    });
    await cdp.send('DOM.discardSearchResults', { searchId });
    return resultCount > 0;
  };
  /** A picture of each node that fits, in closed roots too. */
  const shotsOf = async (query) => {
    await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const { searchId, resultCount } = await cdp.send('DOM.performSearch', {
      query,
      includeUserAgentShadowDOM: true,
    });
    const range = { searchId, fromIndex: 0, toIndex: resultCount };
    const { nodeIds } = resultCount === 0 ? { nodeIds: [] } : await cdp.send('DOM.getSearchResults', range);
    await cdp.send('DOM.discardSearchResults', { searchId });
    const shots = [];
    for (const nodeId of nodeIds) {
      const { model } = await cdp.send('DOM.getBoxModel', { nodeId });
      const [x, y] = model.content;
      shots.push(await page.screenshot({ clip: { x, y, width: model.width, height: model.height } }));
    }
    return shots;
  };
  return { page, inWorld, find, control, click, hasReadyDialog, shotsOf };
}
