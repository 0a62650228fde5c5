import type { Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostileStage } from '../dev/hostile-page.js';

let stage: Awaited<ReturnType<typeof hostileStage>>;
let open: Awaited<ReturnType<(typeof stage)['open']>>;

const held = ' [CARD-NUMBER-HERE] ';
const label = 'Card number: will not be sent';

beforeAll(async () => {
  stage = await hostileStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  open = await stage.open();
});
afterEach(() => open.page.context().close());

const underlined = (name: string) => open.inWorld(`world.underlined('sluice-${name}')`);
const focused = () => open.page.evaluate('document.activeElement.id');
const text = async () => (await open.page.textContent('#composer'))?.replaceAll('\u00a0', ' ');
const card = () => open.find('group', 'Card number in this message');
const forget = () => open.page.evaluate('heard.length = 0');
const heardKeys = () => open.page.evaluate('heard.flatMap(({ key }) => key ?? [])');

/** Types the value, and waits until it is marked. */
async function typeHeld(action = 'block', takesOut = true): Promise<void> {
  await open.inWorld(`world.type('#composer', '${action}', ${String(takesOut)})`);
  await open.page.keyboard.insertText(held);
  await expect.poll(() => open.find('button', 'Card number')).toBeDefined();
}

describe('while somebody types', () => {
  it('underlines what is held, beside a chip, and takes both away when it is gone', async () => {
    await typeHeld();
    expect(await underlined('stop')).toEqual([held.trim()]);
    expect(await open.find('button', label)).toBeDefined();
    expect(await focused()).toBe('composer');
    const before = await open.page.evaluate('document.body.innerHTML');
    expect(before).not.toContain('sluice');
    for (let at = 0; at < held.length; at += 1) await open.page.keyboard.press('Backspace');
    await expect.poll(() => open.page.evaluate('hostElement() === undefined')).toBe(true);
    expect(await underlined('stop')).toEqual([]);
  });

  it.each(['#fff', '#111'])('draws a line that can be seen on %s', async (background) => {
    await open.page.evaluate(`document.body.style.cssText = 'background: ${background}; color: #888'`);
    await typeHeld();
    const shot = () => open.page.locator('#composer').screenshot();
    const marked = await shot();
    expect(marked.equals(await shot())).toBe(true);
    await open.page.evaluate('CSS.highlights.clear()');
    expect(marked.equals(await shot())).toBe(false);
  });

  it('says of a warning that it will ask', async () => {
    await typeHeld('warn');
    expect(await open.find('button', 'Card number: you will be asked')).toBeDefined();
    expect([await underlined('warn'), await underlined('stop')]).toEqual([[held.trim()], []]);
  });

  it('follows a page that draws its text anew, or takes it away, without an event', async () => {
    await typeHeld();
    await open.page.evaluate(`composer.textContent = 'first ' + composer.textContent`);
    await expect.poll(() => underlined('stop')).toEqual([held.trim()]);
    await open.page.evaluate(`composer.textContent = 'nothing'`);
    await expect.poll(() => open.page.evaluate('hostElement() === undefined')).toBe(true);
  });

  it('goes with its composer', async () => {
    await typeHeld();
    await open.page.evaluate('composer.remove()');
    await expect.poll(() => open.page.evaluate('hostElement() === undefined')).toBe(true);
  });

  it('stands in front of nothing that people click', async () => {
    // A button where the chip stands otherwise.
    await typeHeld();
    const { x, y } = await open.control('button', label);
    await open.page.evaluate(`{
      const send = Object.assign(document.createElement('button'), { id: 'send', textContent: 'Send' });
      send.style.cssText = 'position: fixed; left: ${String(x - 40)}px; top: ${String(y - 15)}px; width: 80px; height: 30px';
      send.onclick = () => (send.textContent = 'sent');
      document.body.append(send);
    }`);
    // Lists scroll beside it all the time: that alone must not make it jump.
    await open.page.evaluate(`dispatchEvent(new Event('scroll'))`);
    expect((await open.control('button', label)).y).toBe(y);
    await open.page.keyboard.insertText('.');
    await open.inWorld(`world.type('#composer', 'block', true)`);
    await expect.poll(async () => Math.abs((await open.control('button', label)).y - y)).toBeGreaterThan(20);
    await open.page.click('#send');
    expect(await open.page.textContent('#send')).toBe('sent');
    expect(await card()).toBeUndefined();
  });

  it('stands beside a plain field too, where nothing can be underlined', async () => {
    await open.inWorld(`world.type('#area', 'block', false)`);
    await open.page.click('#area');
    await open.page.keyboard.insertText(held);
    await expect.poll(() => open.find('button', label)).toBeDefined();
    expect(await underlined('stop')).toEqual([]);
  });
});

describe('the card of the chip', () => {
  it('opens under the pointer and closes when that goes, and the caret stays', async () => {
    await typeHeld();
    const { x, y } = await open.control('button', label);
    await open.page.mouse.move(x, y);
    await expect.poll(card).toBeDefined();
    expect(await open.find('StaticText', 'Card numbers must not leave through chat.')).toBeDefined();
    expect(await focused()).toBe('composer');
    await open.page.mouse.move(1, 1);
    await expect.poll(card).toBeUndefined();
  });

  it('opens under the pointer on the underlined words as well, and can be reached from there', async () => {
    await typeHeld();
    const at = await open.inWorld(`world.middleOfUnderlined()`);
    await open.page.mouse.move(at.x, at.y);
    await expect.poll(card).toBeDefined();
    expect(await focused()).toBe('composer');
    await open.click('button', 'Take it out of the message');
    await expect.poll(text).toBe('one two three [Card number] ');
    await open.page.mouse.move(1, 1);
    await typeHeld();
    expect(await card()).toBeUndefined();
  });

  it('opens when the caret comes into the underlined words, and closes when it leaves them', async () => {
    await typeHeld();
    await open.page.keyboard.press('ArrowLeft');
    expect(await card()).toBeUndefined();
    await open.page.keyboard.press('ArrowLeft');
    await expect.poll(card).toBeDefined();
    expect(await focused()).toBe('composer');
    await open.page.keyboard.press('ArrowRight');
    await expect.poll(card).toBeUndefined();
    await open.page.keyboard.press('ArrowLeft');
    await expect.poll(card).toBeDefined();
    await open.page.keyboard.press('Escape');
    expect(await card()).toBeUndefined();
  });

  it('opens by keyboard, takes the value out, and the page hears no key of it', async () => {
    await typeHeld();
    await forget();
    await open.page.keyboard.press('Control+.');
    await expect.poll(card).toBeDefined();
    await open.page.keyboard.press('Enter');
    await expect.poll(text).toBe('one two three [Card number] ');
    expect([...new Set(await heardKeys())]).toEqual(['Control']);
    await expect.poll(() => open.page.evaluate('hostElement() === undefined')).toBe(true);
  });

  it('says what another rule says, though the chip says the same', async () => {
    await typeHeld();
    await open.page.keyboard.press('Control+.');
    await expect.poll(card).toBeDefined();
    await open.inWorld(`world.type('#composer', 'block', true, 'Another tool')`);
    await expect.poll(() => open.find('link', 'Another tool')).toBeDefined();
    await open.page.keyboard.press('Escape');
    expect(await focused()).toBe('composer');
  });

  it('tells of a tool that is opened from it, by mouse and by keyboard, and not of one that the page opens', async () => {
    await open.page.context().route(/^https:/, (route: Route) => route.fulfill({ body: '' }));
    await typeHeld();
    await open.page.evaluate('hostElement().click()');
    expect(await open.inWorld('world.suggested')).toEqual([]);
    await open.page.keyboard.press('Control+.');
    const byMouse = open.page.context().waitForEvent('page');
    await open.click('link', 'Use a payment link');
    await (await byMouse).close();
    await open.page.bringToFront();
    await open.page.keyboard.press('Control+.');
    await open.page.keyboard.press('Tab');
    const byKeyboard = open.page.context().waitForEvent('page');
    await open.page.keyboard.press('Enter');
    expect((await byKeyboard).url()).toBe('https://pay.example.org/');
    await (await byKeyboard).close();
    expect(await open.inWorld('world.suggested')).toEqual(Array(2).fill('https://pay.example.org/'));
  });

  it('gives the caret back on Escape, which the page does not hear', async () => {
    await typeHeld();
    await open.page.keyboard.press('Control+.');
    await expect.poll(card).toBeDefined();
    await forget();
    await open.page.keyboard.press('Escape');
    await expect.poll(card).toBeUndefined();
    expect(await focused()).toBe('composer');
    await open.page.keyboard.insertText('on');
    expect(await text()).toBe(`one two three${held}on`);
    expect(await heardKeys()).toEqual([]);
  });

  it('says so when the value cannot be taken out', async () => {
    await typeHeld('block', false);
    await open.page.keyboard.press('Control+.');
    await open.click('button', 'Take it out of the message');
    await expect.poll(() => open.find('alert', '')).toBeDefined();
    expect(await text()).toBe(`one two three${held}`);
  });

  it('takes no click and no key of the page', async () => {
    await typeHeld();
    await open.page.evaluate(`{
      const host = hostElement();
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: '.', ctrlKey: true, bubbles: true }));
      host.dispatchEvent(new MouseEvent('mouseenter'));
    }`);
    expect(await card()).toBeUndefined();
    expect(await text()).toBe(`one two three${held}`);
  });

  it('does not come up beside a question, but after it', async () => {
    await open.inWorld(`world.ask('warn')`);
    await expect.poll(() => open.hasReadyDialog()).toBe(true);
    await open.inWorld(`world.type('#composer', 'block', true)`);
    await open.page.evaluate(`composer.textContent = '[CARD-NUMBER-HERE]'`);
    await open.inWorld(`world.type('#composer', 'block', true)`);
    // No event tells that nothing came: three times as long as the chip takes otherwise.
    await open.inWorld('new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await open.find('button', label)).toBeUndefined();
    expect(await underlined('stop')).toEqual([]);
    await open.page.keyboard.press('Escape');
    await expect.poll(() => open.find('button', label)).toBeDefined();
  });

  it('is out of reach while a question is open, and there again afterwards', async () => {
    await typeHeld();
    await open.inWorld(`world.ask('warn')`);
    await expect.poll(() => open.hasReadyDialog()).toBe(true);
    await open.page.keyboard.press('Control+.');
    expect(await card()).toBeUndefined();
    await open.page.keyboard.press('Escape');
    expect(await open.inWorld('world.next')).toEqual({ kind: 'edit' });
    expect(await open.find('button', label)).toBeDefined();
    expect(await underlined('stop')).toEqual([held.trim()]);
  });
});
