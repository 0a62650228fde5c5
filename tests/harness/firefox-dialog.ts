import type { Page } from 'puppeteer-core';
import type { SeenDialog } from './dialog.ts';
import { sendBidi } from './firefox-bidi.ts';
import { until } from './until.ts';

/** A DOM node as WebDriver BiDi describes it (script.NodeRemoteValue), closed shadow roots included. */
interface RemoteNode {
  readonly sharedId?: string;
  readonly value?: {
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly mode?: 'open' | 'closed';
    readonly children?: readonly RemoteNode[];
    readonly shadowRoot?: RemoteNode | null;
  };
}

/** The employee's dialog in Firefox: read and clicked as harness/dialog.ts does it in Chromium. */
export async function seeDialog(page: Page, timeoutMs?: number): Promise<SeenDialog> {
  const look = async () => {
    const shown = await find(page);
    return shown?.value?.attributes !== undefined && 'data-ready' in shown.value.attributes && shown;
  };
  const dialog = await until('the dialog', look, timeoutMs).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; instead: ${await seenInstead(page)}`, { cause: error });
  });
  const controls = collect(dialog, ({ value }) => ['button', 'label'].includes(value?.localName ?? ''));
  const buttons = controls.filter(({ value }) => value?.localName === 'button');
  return {
    text: textOf(dialog),
    buttons: buttons.map(textOf),
    preview: previewIn(dialog),
    thumbnails: collect(dialog, ({ value }) => value?.localName === 'canvas').length,
    async click(label) {
      const button = controls.find((node) => textOf(node).startsWith(label));
      if (button?.sharedId === undefined)
        throw new Error(`no "${label}" among: ${controls.map(textOf).join(' | ')}`);
      await page.mouse.click(...(await middleOf(page, button.sharedId)));
    },
  };
}

export async function hasDialog(page: Page): Promise<boolean> {
  return (await find(page)) !== null;
}

/** Whether something of ours, in a closed shadow root, says so. */
export async function showsText(page: Page, text: string): Promise<boolean> {
  const root = (await call(page, () => document.documentElement, [])) as RemoteNode;
  return collect(root, (node) => textOf(node).includes(text), true).length > 0;
}

/** The text of the chip beside the composer; null when there is none. */
export async function seeChip(page: Page): Promise<string | null> {
  const chip = await findChip(page);
  return chip === undefined ? null : textOf(chip);
}

/** Whether the card that belongs to the chip is open. */
export async function isCardOpen(page: Page): Promise<boolean> {
  return (await findChip(page))?.value?.attributes?.['aria-expanded'] === 'true';
}

/** Moves the mouse onto the chip. */
export async function pointAtChip(page: Page): Promise<void> {
  const sharedId = (await findChip(page))?.sharedId;
  if (sharedId === undefined) throw new Error('there is no chip');
  await page.mouse.move(...(await middleOf(page, sharedId)), { steps: 4 });
}

async function findChip(page: Page): Promise<RemoteNode | undefined> {
  const root = (await call(page, () => document.documentElement, [])) as RemoteNode;
  return collect(root, ({ value }) => value?.attributes?.['class'] === 'chip', true)[0];
}

/** In CSS pixels of the viewport. */
async function middleOf(page: Page, sharedId: string): Promise<[number, number]> {
  const middle = (element: Element) => {
    element.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return `${String(left + width / 2)} ${String(top + height / 2)}`;
  };
  const { value } = (await call(page, middle, [{ sharedId }])) as { value: string };
  const [x = 0, y = 0] = value.split(' ').map(Number);
  return [x, y];
}

export async function dialogGone(page: Page): Promise<void> {
  await until('the dialog to go', async () => (await find(page)) === null);
}

async function find(page: Page): Promise<RemoteNode | null> {
  const root = (await call(page, () => document.documentElement, [])) as RemoteNode;
  const dialogs = collect(root, ({ value }) => value?.localName === 'dialog', true);
  return dialogs.find(({ value }) => value?.attributes !== undefined && 'open' in value.attributes) ?? null;
}

/** What of ours is on the page, and whether it could take keys at all. */
async function seenInstead(page: Page): Promise<string> {
  const root = (await call(page, () => document.documentElement, [])) as RemoteNode;
  const ours = collect(root, ({ value }) => value?.localName !== undefined, true);
  const state = () =>
    JSON.stringify({
      at: location.pathname,
      shown: document.visibilityState,
      focused: document.hasFocus(),
      focus: [document.activeElement?.localName, document.activeElement?.getAttribute('aria-label')],
    });
  const { value } = (await call(page, state, [])) as { value: string };
  return `${ours.map((node) => `<${node.value?.localName ?? ''}> ${textOf(node)}`).join(' | ')} ${value}`;
}

async function call(
  page: Page,
  declaration: (element: Element) => unknown,
  parameters: readonly object[],
): Promise<unknown> {
  const answer = await sendBidi(page, 'script.callFunction', (context) => ({
    functionDeclaration: declaration.toString(),
    arguments: parameters,
    target: { context, sandbox: 'sluice-tests' },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  }));
  return (answer as { result: unknown }).result;
}

function collect(
  node: RemoteNode,
  wanted: (node: RemoteNode) => boolean,
  onlyClosed = false,
  closed = false,
): RemoteNode[] {
  // What is not shown cannot be clicked, and says nothing.
  if (node.value?.attributes !== undefined && 'hidden' in node.value.attributes) return [];
  const here = wanted(node) && (!onlyClosed || closed) ? [node] : [];
  const light = (node.value?.children ?? []).flatMap((child) => collect(child, wanted, onlyClosed, closed));
  const root = node.value?.shadowRoot;
  const shadow = root ? collect(root, wanted, onlyClosed, closed || root.value?.mode === 'closed') : [];
  return [...here, ...light, ...shadow];
}

function previewIn(dialog: RemoteNode): string | null {
  const isPreview = ({ value }: RemoteNode) => value?.attributes?.['aria-labelledby'] === 'preview-label';
  const [preview] = collect(dialog, isPreview);
  return preview === undefined ? null : textsIn(preview).join('');
}

function textOf(node: RemoteNode): string {
  return textsIn(node).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(node: RemoteNode): readonly string[] {
  return collect(node, ({ value }) => value?.nodeValue !== undefined).map(
    ({ value }) => value?.nodeValue ?? '',
  );
}
