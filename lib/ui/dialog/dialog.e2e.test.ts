import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostileStage } from '../dev/hostile-page.js';
import { shootUi } from '../dev/shots.js';

let stage: Awaited<ReturnType<typeof hostileStage>>;
let open: Awaited<ReturnType<(typeof stage)['open']>>;

beforeAll(async () => {
  stage = await hostileStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  open = await stage.open();
});
afterEach(() => open.page.context().close());

/** Red, green and blue of a PNG of one pixel, 8 bits each: its data, in one chunk or more, is a filter and then those. */
function pixelOf(png: Buffer): readonly number[] {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return [...inflateSync(Buffer.concat(data))].slice(1, 4);
}

const heard = () => open.page.evaluate('heard');
const forget = () => open.page.evaluate('heard.length = 0; sentByEnter = 0');
const answers = () => open.inWorld('world.answers');
const nextAnswer = () => open.inWorld('world.next');
const ask = async (state: string) => {
  await open.inWorld(`world.ask('${state}')`);
  await expect.poll(() => open.hasReadyDialog()).toBe(true);
  await forget();
};

describe('the dialog on a hostile page', () => {
  it('answers edit by Enter on the default button, and the page hears no key of it', async () => {
    await ask('warn');
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect(await open.page.evaluate('sentByEnter')).toBe(0);
    const types = (await heard()).map((event: { type: string }) => event.type);
    expect(types.filter((type: string) => /key|input|click|submit/.test(type))).toEqual([]);
  });

  it('takes no click for an answer before anybody can have read it', async () => {
    await open.inWorld('world.unreadMs = 3_600_000');
    await open.inWorld(`world.ask('warn')`);
    await expect.poll(() => open.find('button', 'Send anyway')).toBeDefined();
    await open.click('button', 'Send anyway');
    await open.click('button', 'Edit message');
    expect(await answers()).toEqual([]);
    await open.page.keyboard.press('Escape');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
  });

  it.each([
    ['a dialog', 'dialog', `over.showModal()`, ':modal'],
    ['a popover', 'div', `over.popover = 'manual'; over.showPopover()`, ':popover-open'],
    ['a full screen', 'div', `over.requestFullscreen()`, ':fullscreen'],
  ])(
    'comes back over %s that the page opens above it, with what was written, and answers',
    async (_what, tag, act, shown) => {
      await ask('justify-text');
      await open.click('textbox', 'Your reason');
      await open.page.keyboard.type('Agreed with ');
      const { x, y } = await open.control('textbox', 'Your reason');
      // What is painted: hit tests pass over what a modal dialog makes inert, though it may hide the dialog.
      const around = () => open.page.screenshot({ clip: { x: x - 4, y: y - 4, width: 8, height: 8 } });
      const before = await around();
      await open.page.evaluate(`{
      window.over = document.createElement('${tag}');
      over.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; background: red';
      over.onclick = () => (over.dataset.clicked = 'yes');
      document.body.append(over);
      ${act};
    }`);
      await expect.poll(() => open.page.evaluate(`over.matches('${shown}')`)).toBe(true);
      await expect.poll(async () => before.equals(await around())).toBe(true);
      const there = () =>
        open.page.evaluate(`document.elementFromPoint(${String(x)}, ${String(y)}) === hostElement()`);
      await expect.poll(there).toBe(true);
      await expect.poll(() => open.find('button', 'Send with this reason')).toBeDefined();
      await open.page.keyboard.type('the customer');
      await open.click('button', 'Send with this reason');
      expect(await nextAnswer()).toEqual({ kind: 'send', reason: { text: 'Agreed with the customer' } });
      expect(await open.page.evaluate('over.dataset.clicked')).toBeUndefined();
      await open.page.mouse.click(x, y);
      expect(await open.page.evaluate('over.dataset.clicked')).toBe('yes');
    },
  );

  it('sends nothing when the page goes on to open something above it', async () => {
    await ask('warn');
    await open.page.evaluate(`{
      const over = document.createElement('div');
      over.popover = 'manual';
      document.body.append(over);
      // Closed and opened within a task, it would be heard of once.
      let times = 0;
      over.addEventListener('toggle', ({ newState }) => {
        if (newState === 'open') over.hidePopover();
        else if ((times += 1) < 6) over.showPopover();
      });
      over.showPopover();
    }`);
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
  });

  it('lets nothing out while a reason is typed, pasted and sent by the mouse', async () => {
    await ask('justify-text');
    await open.click('textbox', 'Your reason');
    await open.page.keyboard.type('Agreed with the ');
    await open.page.keyboard.press('Enter');
    await open.page.keyboard.type('customer today');
    await open.page.keyboard.press('Control+A');
    await open.page.keyboard.press('Control+C');
    await open.page.keyboard.press('Control+V');
    expect(await heard()).toEqual([]);
    await open.click('button', 'Send with this reason');
    expect(await nextAnswer()).toEqual({
      kind: 'send',
      reason: { text: 'Agreed with the \ncustomer today' },
    });
    const types = (await heard()).map((event: { type: string; at: string }) => `${event.type} ${event.at}`);
    expect(types.every((type: string) => /^focus(in)? composer$/.test(type))).toBe(true);
  });

  it('sends with a listed reason chosen by keyboard only', async () => {
    await ask('justify-choices');
    expect((await open.control('button', 'Send with this reason')).node.properties).toContainEqual(
      expect.objectContaining({ name: 'disabled', value: expect.objectContaining({ value: true }) }),
    );
    await open.page.keyboard.press('Shift+Tab');
    await open.page.keyboard.press('Space');
    // Radios are entered from behind at the last one: move to the first.
    await open.page.keyboard.press('ArrowDown');
    // Enter there would press the form's first button, which does something else.
    await open.page.keyboard.press('Enter');
    expect(await answers()).toEqual([]);
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Space');
    expect(await nextAnswer()).toEqual({ kind: 'send', reason: { choice: 'The customer asked for it' } });
    expect((await heard()).filter((event: { key?: string }) => event.key !== undefined)).toEqual([]);
  });

  it('ignores synthetic clicks and keys, even on its own host', async () => {
    await ask('warn');
    await open.page.evaluate(`{
      const host = hostElement();
      host.click();
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'submit', 'cancel', 'close'])
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: innerWidth / 2, clientY: innerHeight / 2 }));
      for (const key of ['Enter', 'Escape'])
        host.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, composed: true }));
    }`);
    expect(await answers()).toEqual([]);
    expect(await open.find('button', 'Send anyway')).toBeDefined();
  });

  it('keeps keys to itself when the page takes the focus away', async () => {
    await ask('warn');
    await open.page.evaluate('document.activeElement.blur(); document.querySelector("#composer").focus()');
    await open.page.keyboard.press('Enter');
    await open.page.keyboard.type('x');
    expect((await heard()).filter((event: { key?: string }) => event.key !== undefined)).toEqual([]);
    expect(await open.page.textContent('#composer')).toBe('one two three');
    await open.page.keyboard.press('Escape');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect((await heard()).filter((event: { key?: string }) => event.key !== undefined)).toEqual([]);
  });

  it('takes no activation from a key that was down before it opened', async () => {
    await open.page.keyboard.down('Enter');
    await ask('warn');
    await open.page.keyboard.down('Enter');
    await open.page.keyboard.down('Enter');
    await open.page.keyboard.up('Enter');
    expect(await answers()).toEqual([]);
    expect(await open.page.evaluate('sentByEnter')).toBe(0);
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
  });

  it('keeps the repeats of the key that closed it', async () => {
    await ask('warn');
    await open.page.keyboard.down('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    await open.page.keyboard.down('Enter');
    await open.page.keyboard.up('Enter');
    expect(await open.page.evaluate('sentByEnter')).toBe(0);
    expect(await open.page.innerText('#composer')).toBe('one two three');
    await open.page.keyboard.press('Enter');
    expect(await open.page.evaluate('sentByEnter')).toBe(1);
  });

  it('comes back once when the page removes it, then answers edit', async () => {
    await ask('warn');
    await open.page.evaluate('hostElement().remove()');
    await expect.poll(() => open.find('button', 'Send anyway')).toBeDefined();
    expect(await answers()).toEqual([]);
    await open.page.evaluate('hostElement().remove()');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect(await open.page.evaluate('hostElement() === undefined')).toBe(true);
  });

  it('survives document.open(), which wipes every listener', async () => {
    await ask('warn');
    await open.page.evaluate('document.open(); document.close()');
    await expect.poll(() => open.find('button', 'Send anyway')).toBeDefined();
    await open.page.evaluate(`heard.length = 0;
      for (const type of ['keydown', 'keyup', 'click']) addEventListener(type, (event) => heard.push(event.type), true)`);
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect(await heard()).toEqual([]);
  });

  it('cannot be restyled from the page', async () => {
    await open.page.evaluate(`document.adoptedStyleSheets = [Object.assign(new CSSStyleSheet())];
      document.adoptedStyleSheets[0].replaceSync('* { display: none !important; --n-1: red; --accent: transparent; visibility: hidden !important }');
      document.documentElement.style.cssText = 'display: block !important; visibility: hidden !important'`);
    await ask('warn');
    await open.page.evaluate(
      `hostElement().style.cssText = 'display: none !important; opacity: 0 !important; --n-12: transparent'`,
    );
    await open.click('button', 'Send anyway');
    expect(await nextAnswer()).toEqual({ kind: 'send' });
  });

  it.each([
    ['light system', 'light', '#0b141a', 'dark'],
    ['dark system', 'dark', '#ffffff', 'light'],
  ] as const)('is drawn as the page, under a %s: page %s', async (_what, colorScheme, background, drawn) => {
    await open.page.emulateMedia({ colorScheme });
    await open.page.evaluate(`document.body.style.background = '${background}'`);
    await ask('warn');
    const { x, y } = await open.control('button', 'Edit message');
    // At the dialog's own edge, beside the button.
    const edge = { x: Math.round(x) - 228, y: Math.round(y), width: 1, height: 1 };
    const [red = 0, green = 0, blue = 0] = pixelOf(await open.page.screenshot({ clip: edge }));
    const brightness = (red + green + blue) / 3;
    expect(brightness > 128 ? 'light' : 'dark').toBe(drawn);
  });

  it('gives focus and caret back to an editable', async () => {
    await open.page
      .evaluate(`getSelection().setBaseAndExtent(document.querySelector('#composer').firstChild, 7,
      document.querySelector('#composer').firstChild, 4)`);
    await ask('justify-text');
    await open.click('textbox', 'Your reason');
    await open.page.keyboard.type('abc');
    await open.page.keyboard.press('Escape');
    await nextAnswer();
    expect(
      await open.page.evaluate(
        `[document.activeElement.id, getSelection().anchorOffset, getSelection().focusOffset, String(getSelection())]`,
      ),
    ).toEqual(['composer', 7, 4, 'two']);
    await open.page.keyboard.type('2');
    expect(await open.page.textContent('#composer')).toBe('one 2 three');
  });

  it('gives focus and caret back to a text field', async () => {
    await open.page.evaluate(`area.focus(); area.setSelectionRange(5, 10, 'backward')`);
    await ask('block');
    await open.page.keyboard.press('Escape');
    await nextAnswer();
    expect(
      await open.page.evaluate(
        '[document.activeElement.id, area.selectionStart, area.selectionEnd, area.selectionDirection]',
      ),
    ).toEqual(['area', 5, 10, 'backward']);
  });

  it('answers edit when its signals abort, at once when they already have', async () => {
    await ask('warn');
    await open.inWorld('world.asked.abort()');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    await open.inWorld(`world.ask('warn')`);
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect(await open.page.evaluate('hostElement() === undefined')).toBe(true);
  });

  it('answers an open question with edit when another is asked', async () => {
    await ask('warn');
    await open.inWorld('globalThis.first = world.next; true');
    await ask('block');
    expect(await open.inWorld('first')).toEqual({ kind: 'edit' });
    expect(await open.find('button', 'Send anyway')).toBeUndefined();
    expect(await open.find('button', 'Edit message')).toBeDefined();
  });

  it('redacts by Enter on the default button, and offers no sending anyway beside it', async () => {
    await ask('redact');
    expect(await open.find('button', 'Send anyway')).toBeUndefined();
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'redact' });
    await ask('warn-redact');
    await open.click('button', 'Edit message');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
  });

  it('reports in two clicks that it is not sensitive, and goes on asking', async () => {
    await ask('dispute');
    await open.click('button', 'This isn\u2019t sensitive');
    await expect.poll(() => open.find('textbox', 'What is it?')).toBeDefined();
    await open.page.keyboard.type('a test number');
    await open.inWorld('world.takesReports = false');
    await open.click('button', 'Report to');
    await expect.poll(() => open.find('StaticText', 'It could not be reported.')).toBeDefined();
    await open.inWorld('world.takesReports = true');
    await open.click('button', 'Report to');
    await expect.poll(() => open.find('StaticText', 'Reported to')).toBeDefined();
    const { properties } = await open.find('status', '');
    expect(properties).toContainEqual({
      name: 'focused',
      value: { type: 'booleanOrUndefined', value: true },
    });
    expect(await open.inWorld('world.reports')).toEqual(['a test number', 'a test number']);
    expect(await answers()).toEqual([]);
    expect(await heard()).toEqual([]);
    await open.page.keyboard.press('Escape');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
  });

  it('lets nobody send before the pause is over, seen every second and heard twice', async () => {
    await ask('short-pause');
    expect(await open.find('status', '')).toBeDefined();
    await open.click('button', 'Send anyway');
    expect(await answers()).toEqual([]);
    await expect.poll(() => open.find('StaticText', 'is possible now')).toBeDefined();
    await open.click('button', 'Send anyway');
    expect(await nextAnswer()).toEqual({ kind: 'send' });
  });

  it('sends only when the name of who gets it is typed, which the page does not hear', async () => {
    await ask('retype');
    await open.click('textbox', 'Type the name of who gets it: Anna Example');
    await open.page.keyboard.type('anne');
    await expect.poll(() => open.find('StaticText', 'This is another name.')).toBeDefined();
    await open.click('button', 'Send anyway');
    expect(await answers()).toEqual([]);
    await open.click('textbox', 'Type the name of who gets it');
    await open.page.keyboard.press('Backspace');
    await open.page.keyboard.type('A EXAMPLE');
    await open.page.keyboard.press('Enter');
    expect(await answers()).toEqual([]);
    expect(await heard()).toEqual([]);
    await open.page.keyboard.press('Backspace');
    await open.click('button', 'Send anyway');
    expect(await nextAnswer()).toEqual({ kind: 'send', recipients: ['annA EXAMPLE'] });
  });

  it('asks for the name of everybody who gets it', async () => {
    await ask('retype-several');
    const type = async (who: string, name: string) => {
      await open.click('textbox', `Type the name of who gets it: ${who}`);
      await open.page.keyboard.insertText(name);
      await open.click('button', 'Send anyway');
    };
    await type('Anna Example', 'Anna Example');
    await type('Weekend hike', 'weekend hike');
    expect(await answers()).toEqual([]);
    await type('ليلى المثال', 'ليلى المثال');
    expect(await nextAnswer()).toEqual({
      kind: 'send',
      recipients: ['Anna Example', 'weekend hike', 'ليلى المثال'],
    });
  });

  it('takes the text along to the suggested tool, says so, and goes on asking', async () => {
    await open.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ask('warn');
    const page = { contentType: 'text/plain', body: '' };
    await open.page.context().route(/^https:/, (route: Route) => route.fulfill(page));
    const tool = open.page.context().waitForEvent('page');
    await open.click('button', 'Copy the text and open \u201cSecure payment link\u201d');
    expect((await tool).url()).toBe('https://pay.example.com/new');
    await (await tool).close();
    await expect.poll(() => open.find('StaticText', 'The text is copied.')).toBeDefined();
    expect(await open.page.evaluate('navigator.clipboard.readText()')).toContain(
      'Hi Anna, please book it on',
    );
    const link = open.page.context().waitForEvent('page');
    await open.click('link', 'Secure payment link');
    await (await link).close();
    expect(await open.inWorld('world.suggested')).toEqual([
      'https://pay.example.com/new',
      'https://pay.example.com/new',
    ]);
    expect(await answers()).toEqual([]);
  });

  it('asks which tool would have helped, and takes no empty answer', async () => {
    await ask('wish');
    await open.click('button', 'Which tool would have helped?');
    await open.click('button', 'Tell ACME');
    expect(await open.inWorld('world.wishes')).toEqual([]);
    await open.click('textbox', 'Which tool would have helped?');
    await open.page.keyboard.type(' a shared drive ');
    await open.click('button', 'Tell ACME');
    await expect.poll(() => open.find('StaticText', 'Thank you.')).toBeDefined();
    expect(await open.inWorld('world.wishes')).toEqual(['a shared drive']);
    expect(await answers()).toEqual([]);
    expect(await heard()).toEqual([]);
  });

  it('leaves single files out, shows pictures, and no page can read either', async () => {
    await ask('pictures');
    // Of two pictures, and none of the workbook: they look alike until they are drawn.
    const isDrawn = async () => {
      const [one, other, ...more] = await open.shotsOf('canvas.thumbnail');
      return more.length === 0 && one !== undefined && other !== undefined && !one.equals(other);
    };
    await expect.poll(isDrawn).toBe(true);
    await open.click('button', 'Leave out customers-2026.xlsx');
    await open.click('button', 'Leave out passport-scan.bmp');
    await open.click('button', 'Put back passport-scan.bmp');
    await open.click('button', 'Send anyway');
    expect(await nextAnswer()).toEqual({ kind: 'send', without: [1] });
    expect(
      await open.page.evaluate(`performance.getEntriesByType('resource').map(({ name }) => name)`),
    ).toEqual([]);
  });

  it('shows all of many files when asked, by keyboard, and each can be left out', async () => {
    await ask('many-to-choose');
    expect(await open.find('button', 'Leave out Scan 6.pdf')).toBeUndefined();
    await open.page.keyboard.press('Shift+Tab');
    await open.page.keyboard.press('Enter');
    expect(await open.find('button', 'Show all')).toBeUndefined();
    // The focus stands on the first that was not shown before: two further on is the last that is held.
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Enter');
    expect(await open.find('button', 'Put back Scan 6.pdf')).toBeDefined();
    await open.click('button', 'Leave out Scan 1.pdf');
    await open.click('button', 'Send anyway');
    expect(await nextAnswer()).toEqual({ kind: 'send', without: [6, 1] });
    expect((await heard()).filter((event: { key?: string }) => event.key !== undefined)).toEqual([]);
  });

  it('takes no report from the page, and has none where nothing is recorded', async () => {
    await ask('dispute');
    await open.page.evaluate('hostElement().click()');
    expect(await open.inWorld('world.reports')).toEqual([]);
    await ask('block');
    expect(await open.find('button', 'This isn\u2019t sensitive')).toBeUndefined();
  });

  it('sends the rest by keyboard, in the order that is seen', async () => {
    await ask('files');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'rest' });
    await ask('files');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Enter');
    expect(await nextAnswer()).toEqual({ kind: 'send' });
    expect((await heard()).filter((event: { key?: string }) => event.key !== undefined)).toEqual([]);
  });

  it('lets a check be cancelled by Escape, which the page does not hear; other keys stay the page\u2019s', async () => {
    await open.inWorld(`world.check('report.pdf')`);
    await expect.poll(() => open.find('StaticText', 'Checking report.pdf')).toBeDefined();
    expect(await open.page.evaluate('document.activeElement.id')).toBe('composer');
    await forget();
    await open.page.keyboard.type('x');
    expect(await open.page.textContent('#composer')).toContain('x');
    await open.page.keyboard.press('Escape');
    expect(await open.inWorld('world.cancelled')).toBe(1);
    expect(await open.page.evaluate('hostElement() === undefined')).toBe(true);
    const keys = (await heard()).map((event: { key?: string }) => event.key);
    expect(keys).toContain('x');
    expect(keys).not.toContain('Escape');
    await open.page.keyboard.press('Escape');
    expect((await heard()).map((event: { key?: string }) => event.key)).toContain('Escape');
  });

  it('lets a check be cancelled by its button, with the mouse or by keyboard, not by the page', async () => {
    await open.inWorld(`world.check('report.pdf')`);
    await open.page.evaluate(`{
      const host = hostElement();
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    }`);
    expect(await open.inWorld('world.cancelled')).toBe(0);
    await forget();
    await open.click('button', 'Cancel');
    expect(await open.inWorld('world.cancelled')).toBe(1);
    expect((await heard()).filter((event: { type: string }) => event.type === 'click')).toEqual([]);

    await open.inWorld(`world.check('other.pdf')`);
    await open.page.focus('#area');
    await open.page.keyboard.press('Tab');
    await forget();
    await open.page.keyboard.press('Space');
    expect(await open.inWorld('world.cancelled')).toBe(2);
    expect((await heard()).filter((event: { key?: string }) => event.key === ' ')).toEqual([]);
  });

  it('says how far a check is', async () => {
    await open.inWorld(`world.check('report.pdf')`);
    const said = [];
    for (const [stage, done] of [
      ['text', 0],
      ['qr', 0],
      ['ocr', 1],
      ['ocr', 2],
    ]) {
      await open.inWorld(`world.progress.reached({ stage: '${stage}', done: ${done}, total: 2 })`);
      said.push((await open.find('StaticText', 'Checking report.pdf'))?.name?.value);
    }
    expect(said).toEqual([
      'Checking report.pdf\u2026 Reading its text.',
      'Checking report.pdf\u2026 Looking for codes in pictures (1 of 2).',
      'Checking report.pdf\u2026 Reading what pictures say (2 of 2).',
      'Checking report.pdf\u2026 Reading what pictures say (2 of 2).',
    ]);
  });

  it('takes a check away when it is done, and asks over one that is not', async () => {
    await open.inWorld(`world.check('report.pdf')`);
    await ask('files');
    await open.page.keyboard.press('Escape');
    expect(await nextAnswer()).toEqual({ kind: 'edit' });
    expect(await open.inWorld('world.cancelled')).toBe(0);
    await open.inWorld('world.progress.done()');
    expect(await open.page.evaluate('hostElement() === undefined')).toBe(true);
    expect(await open.inWorld('world.cancelled')).toBe(0);
  });

  it('shows a notice without taking the focus, gone on a trusted click', async () => {
    const gone = 'Not sent: the content or the conversation changed. Please try again.';
    await open.inWorld(`world.dialog.notify('gone')`);
    await expect.poll(() => open.find('StaticText', gone)).toBeDefined();
    expect(await open.page.evaluate('document.activeElement.id')).toBe('composer');
    await open.page.evaluate('hostElement().click()');
    expect(await open.find('StaticText', gone)).toBeDefined();
    await forget();
    await open.click('StaticText', gone);
    expect(await open.page.evaluate('hostElement() === undefined')).toBe(true);
    expect((await heard()).filter((event: { type: string }) => event.type === 'click')).toEqual([]);
  });
});

it('can be used at 320 px, at 200 % and on a telephone on its side, and nothing moves where that is not wanted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-looks-'));
  const looked =
    /^dialog-(?:(?:long|warn-redact)-en-\w+-(?:narrow|zoomed|short)|(?:justify-choices|warn|many-files)-en-\w+-narrow)$/;
  // As for the gallery: axe, scrolling sideways, first buttons out of view, no room for the ring of focus.
  const shots = await shootUi(folder, (name) => looked.test(name));
  rmSync(folder, { recursive: true });
  expect(shots).toHaveLength(9);
  expect(shots.filter(({ problems }) => problems.length > 0)).toEqual([]);
});
