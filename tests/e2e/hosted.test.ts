import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import { updatesXml } from '../../lib/core/deployment/index.ts';
import { crx, extensionIdOf, publicHalf } from '../../scripts/lib/crx.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import type { ServerProcess } from '../../scripts/lib/server-process.d.mts';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { ensureBrowsers } from '../../scripts/lib/setup.mjs';
import { zip } from '../../scripts/lib/zip.mjs';
import { readFolder } from '../../scripts/lib/zips.mjs';
import { type ConsoleClient, signIn } from '../harness/console-client.ts';
import { canHavePrivatePolicies, withPrivatePolicies } from '../harness/private-policies.ts';
import { freshServerData } from '../harness/server-data.ts';
import { until } from '../harness/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-hosted-'));
const hosted = join(folder, 'served');
const types: Readonly<Record<string, string>> = {
  '.crx': 'application/x-chrome-extension',
  '.xpi': 'application/x-xpinstall',
  '.xml': 'text/xml',
};

let data: string;
let server: ServerProcess;
let admin: ConsoleClient;
let web: Server;
let url: string;

/** What any web server does with the folder that `npm run host-extension` fills. */
const serveFolder = (): Promise<Server> =>
  new Promise((resolve) => {
    const serving = createServer(({ url: path = '' }, response) => {
      const name = new URL(path, 'http://hosted.example').pathname.replace(/^\/extension\//, '');
      const type = types[extname(name)];
      if (type === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': type }).end(readFileSync(join(hosted, name)));
    }).listen(0, '127.0.0.1', () => {
      resolve(serving);
    });
  });

const policies = (name: string): string => readFileSync(join(hosted, 'policies', name), 'utf8');
const parsed = (json: string): Record<string, object> => JSON.parse(json) as Record<string, object>;
const key = join(folder, 'key.pem');

/** As docs/OPERATIONS.md, step 5: one command, and its folder served. The browsers are told by policy alone. */
describe.skipIf(!canHavePrivatePolicies)(
  'an extension hosted by oneself (needs root for a private /etc)',
  () => {
    beforeAll(async () => {
      data = await freshServerData();
      server = await startServer({ data });
      admin = await signIn(server.url, server.signInUrl);
      web = await serveFolder();
      const address = web.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      url = `http://127.0.0.1:${String(address.port)}/extension`;
      const script = join(root, 'scripts/host-extension.mjs');
      const parts = ['--url', url, '--code', server.enrolmentCode, '--key', key, '--out', hosted];
      const made = await run(process.execPath, [script, ...parts]);
      if (made.code !== 0) throw new Error(made.output);
    });
    afterAll(async () => {
      web.close();
      await server.stop();
      for (const one of [data, folder])
        rmSync(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    });

    it('is force-installed in Chromium, enrols by itself, and updates itself when no messenger is open', async () => {
      const browser = await startChromium();
      const { id } = await reported(() => true);
      hostVersion('9.9.9');
      await lookForUpdate(browser);
      const updated = await reported(({ client }) => client.version === '9.9.9');
      expect(updated.id).toBe(id);
      await browser.close();
    });

    it('is force-installed in Firefox, and enrols by itself', async () => {
      const known = new Set((await admin.devices()).map(({ id }) => id));
      const browser = await startFirefox();
      await reported(({ id }) => !known.has(id));
      await browser.close();
    });
  },
);

/** A device that says it was installed by an administrator and may read every messenger. */
async function reported(wanted: (device: DeviceRecord) => boolean): Promise<DeviceRecord> {
  const device = await until(
    'a device that has said how it is installed',
    async () => (await admin.devices()).find((one) => one.installation !== null && wanted(one)),
    90_000,
  );
  expect(device.installation).toMatchObject({ type: 'admin', missingHosts: [] });
  return device;
}

async function startChromium(): Promise<BrowserContext> {
  const program = withPrivatePolicies((await ensureBrowsers()).chromium, {
    ...{ folder: join(folder, 'chromium'), at: '/etc/chromium/policies', file: 'managed/sluice.json' },
    // Without it, nothing that is installed by policy can be driven.
    content: JSON.stringify({ ...parsed(policies('chromium.json')), DeveloperToolsAvailability: 1 }),
  });
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    ...{ executablePath: program, headless: true },
    args: [
      '--no-sandbox',
      '--extensions-update-frequency=5',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    // A test tool's browser does not look for extensions otherwise.
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

/** Makes the browser look now, as it does by itself every few hours. */
async function lookForUpdate(browser: BrowserContext): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extensionIdOf(publicHalf(readFileSync(key, 'utf8')))}/popup.html`);
  const found: unknown = await page.evaluate(() =>
    Reflect.get(globalThis, 'chrome').runtime.requestUpdateCheck(),
  );
  expect(found).toMatchObject({ status: 'update_available' });
  for (const open of browser.pages()) await open.close();
}

/** Puts a later version into the folder, as the command does after `version` was raised. */
function hostVersion(version: string): void {
  const pem = readFileSync(key, 'utf8');
  const files = readFolder(join(root, '.output/chrome-mv3')).map((file) => {
    if (file.name !== 'manifest.json') return file;
    const manifest: object = JSON.parse(file.bytes.toString());
    const next = {
      ...manifest,
      version,
      key: publicHalf(pem).toString('base64'),
      update_url: `${url}/updates.xml`,
    };
    return { ...file, bytes: Buffer.from(JSON.stringify(next)) };
  });
  writeFileSync(join(hosted, 'sluice.crx'), crx(zip(files), pem));
  writeFileSync(
    join(hosted, 'updates.xml'),
    updatesXml({ id: extensionIdOf(publicHalf(pem)), version, url }),
  );
}

async function startFirefox(): Promise<Awaited<ReturnType<typeof launch>>> {
  // Mozilla's signature is the one thing that no test can make; an ESR can be told to do without.
  const unsigned = { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } };
  const content = JSON.stringify({
    policies: { ...parsed(policies('firefox.json'))['policies'], Preferences: unsigned },
  });
  writeFileSync(join(hosted, 'sluice.xpi'), readFileSync(join(hosted, 'unsigned/sluice-firefox.zip')));
  const program = withPrivatePolicies((await ensureBrowsers()).firefox, {
    ...{ folder: join(folder, 'firefox'), at: '/etc/firefox', file: 'policies/policies.json', content },
  });
  return launch({
    ...{ browser: 'firefox', executablePath: program, headless: true },
    // The folder is served without TLS here, which Firefox does not take updates from.
    extraPrefsFirefox: { 'extensions.checkUpdateSecurity': false },
  });
}
