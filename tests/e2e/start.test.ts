import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../harness/console-client.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { cardMessage } from '../harness/samples.ts';
import { startCommand } from '../harness/start-command.ts';
import { until } from '../harness/until.ts';

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'sluice-start-'));
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const headless = () => ['--headless', '--json', '--port', '0', '--debug-port', '0', '--data', data];

describe('npm start', () => {
  it('leads to a held message and its incident, stops on Ctrl+C, and goes on with the same data', async () => {
    const first = startCommand(...headless());
    const ready = await first.ready();
    const browser = await chromium.connectOverCDP(ready.debug);
    const page = browser
      .contexts()[0]
      ?.pages()
      .find((one) => one.url().startsWith('https://web.whatsapp.com/'));
    if (page === undefined) throw new Error('no replica tab is open');
    await page.getByText('Replica', { exact: true }).first().waitFor();
    await page.locator('#side').getByText('Anna Svoboda', { exact: true }).click();
    await page.locator('footer [contenteditable="true"]').click();
    await page.keyboard.insertText(cardMessage());
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    const admin = await signIn(ready.url, ready.signInUrl);
    const [incident] = await until('the incident', async () => {
      const all = await admin.incidents();
      return all.length > 0 && all;
    });
    await browser.close();
    expect(await first.stop()).toMatchObject({ code: 0, err: '' });

    const second = startCommand(...headless());
    const again = await second.ready();
    expect(again.policyVersion).toBe(ready.policyVersion);
    expect(again.signInUrl).not.toBe(ready.signInUrl);
    const kept = await (await signIn(again.url, again.signInUrl)).incidents();
    expect(kept.map((one) => one.incident.id)).toEqual([incident?.incident.id]);
    expect(await second.stop()).toMatchObject({ code: 0, err: '' });
  });

  it('prints plainly what to do next', async () => {
    const running = startCommand('--no-browser', '--port', '0', '--data', data);
    const text = await until(
      'the instructions',
      async () => {
        let seen = '';
        for await (const chunk of running.child.stdout) {
          seen += String(chunk);
          if (seen.includes('Ctrl+C')) return seen;
        }
        return null;
      },
      60_000,
    );
    for (const part of ['/#/sign-in/', 'chrome-mv3', 'sluice1.', 'chrome://extensions', '--load-extension']) {
      expect(text).toContain(part);
    }
    expect((await running.stop()).code).toBe(0);
  });

  it.each([
    ['an unknown option', () => ['--headles'], /--headles/],
    ['a port that is none', () => ['--port', '99999'], /--port needs a number/],
    [
      'a port in use',
      () => ['--no-browser', '--data', data, '--port', String(takenPort())],
      /port \d+ .*(in use|taken)/i,
    ],
    [
      'a data folder that cannot be',
      () => ['--no-browser', '--port', '0', '--data', join(data, 'file/inside')],
      /cannot|write/i,
    ],
  ])('says in one sentence what is wrong with %s', async (_what, args, sentence) => {
    const { code, err } = await startCommand(...args()).exited;
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.split('\n\n')[0]?.trim().split('\n')).toHaveLength(1);
  });

  const taken = createServer();
  const takenPort = () => {
    const address = taken.address();
    return (address as AddressInfo).port; // a TCP server's address is never a string
  };
  beforeAll(async () => {
    writeFileSync(join(data, 'file'), '');
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });
  afterAll(() => {
    taken.close();
  });
});
