import type { CDPSession, Frame, Page } from 'playwright-core';
import { debug } from './tabs.ts';
import { until } from './until.ts';

/** The employee's dialog lives in a closed shadow root: seen and clicked through the debugger, with trusted input. */
export interface SeenDialog {
  /** All its text, white space folded. */
  readonly text: string;
  readonly buttons: readonly string[];
  /** What would be sent after redaction, to the letter; null where nothing is shown. */
  readonly preview: string | null;
  /** Small pictures of files. */
  readonly thumbnails: number;
  /** Clicks the middle of the button or choice whose label starts so. */
  click(label: string): Promise<void>;
}

interface DomNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly (DomNode & { readonly shadowRootType?: string })[];
}

export async function seeDialog(page: Page, timeoutMs?: number): Promise<SeenDialog> {
  const session = await debug(page);
  const look = async () => {
    const shown = await find(session);
    return shown?.attributes?.includes('data-ready') && shown;
  };
  const dialog = await until('the dialog', look, timeoutMs);
  const controls = collect(dialog, ({ nodeName }) => nodeName === 'BUTTON' || nodeName === 'LABEL');
  return {
    text: textOf(dialog),
    buttons: controls.filter(({ nodeName }) => nodeName === 'BUTTON').map(textOf),
    preview: previewIn(dialog),
    thumbnails: collect(dialog, ({ nodeName }) => nodeName === 'CANVAS').length,
    async click(label) {
      const control = controls.find((node) => textOf(node).startsWith(label));
      if (control === undefined) throw new Error(`no "${label}" among: ${controls.map(textOf).join(' | ')}`);
      await session.send('DOM.scrollIntoViewIfNeeded', { nodeId: control.nodeId });
      const { model } = await session.send('DOM.getBoxModel', { nodeId: control.nodeId });
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
      await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
    },
  };
}

/** `ltr` or `rtl`; of no dialog, none. */
export async function dialogDirection(page: Page): Promise<string | undefined> {
  const dialog = await find(await debug(page));
  return dialog === null ? undefined : attribute(dialog, 'dir');
}

/** Whether a text stands anywhere in the page or in our own closed trees. */
export async function shows(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return JSON.stringify(root).includes(text);
}

export async function hasDialog(page: Page): Promise<boolean> {
  return (await find(await debug(page))) !== null;
}

/** Whether a question covers the middle of a frame, whose nodes the debugger of the page does not see. */
export function asksIn(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return middle?.localName === 'div' && middle.parentElement === document.documentElement;
  });
}

/** The text of the chip beside the composer; null when there is none. */
export async function seeChip(page: Page): Promise<string | null> {
  const session = await debug(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const isChip = ({ attributes }: DomNode) => attributes?.includes('chip') === true;
  const [chip] = collect(root, isChip, true);
  return chip === undefined ? null : textOf(chip);
}

export async function dialogGone(page: Page): Promise<void> {
  const session = await debug(page);
  await until('the dialog to go', async () => (await find(session)) === null);
}

async function find(session: CDPSession): Promise<DomNode | null> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const inShadow = collect(root, (node) => node.nodeName === 'DIALOG', true);
  return inShadow.find((node) => node.attributes?.includes('open')) ?? null;
}

/** Attributes come as name, value, name, value. */
function isHidden({ attributes = [] }: DomNode): boolean {
  return attributes.some((name, at) => at % 2 === 0 && name === 'hidden');
}

function collect(
  node: DomNode,
  wanted: (node: DomNode) => boolean,
  onlyClosed = false,
  closed = false,
): DomNode[] {
  // What is not shown cannot be clicked, and says nothing.
  if (isHidden(node)) return [];
  const here = wanted(node) && (!onlyClosed || closed) ? [node] : [];
  const light = (node.children ?? []).flatMap((child) => collect(child, wanted, onlyClosed, closed));
  const shadow = (node.shadowRoots ?? []).flatMap((root) =>
    collect(root, wanted, onlyClosed, closed || root.shadowRootType === 'closed'),
  );
  return [...here, ...light, ...shadow];
}

function attribute({ attributes = [] }: DomNode, name: string): string | undefined {
  return attributes.find((_, at) => at % 2 === 1 && attributes[at - 1] === name);
}

function previewIn(dialog: DomNode): string | null {
  const [preview] = collect(
    dialog,
    ({ attributes }) => attributes?.includes('preview-label') === true && attributes.includes('group'),
  );
  return preview === undefined ? null : textsIn(preview).join('');
}

function textOf(node: DomNode): string {
  return textsIn(node).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(node: DomNode): readonly string[] {
  return collect(node, ({ nodeName }) => nodeName === '#text').map(({ nodeValue }) => nodeValue ?? '');
}
