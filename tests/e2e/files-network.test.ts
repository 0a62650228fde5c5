import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inChat } from '../chaos/stage.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { attach } from '../harness/attach.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { filePolicy } from '../harness/file-policy.ts';
import { logNetwork, type NetworkLog } from '../harness/network-log.ts';
import { pictureOf } from '../harness/picture.ts';
import { remoteFiles } from '../harness/remote-files.ts';
import { type SampleFile, sampleFile, samples } from '../harness/sample-files.ts';
import { iban } from '../harness/samples.ts';
import { createWorld, type World } from '../harness/world.ts';

/** Nothing leaves the browser because a file is looked into, whatever the file asks for: by three witnesses. */

/** Nobody else in this browser asks for such a name. */
const trapName = 'sluice-trap.example';
const control = 'asked-by-the-test';

let folder: string;
let world: World;
let trap: Server;
const trapped: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-network-'));
  trap = createServer((request, response) => {
    trapped.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise<void>((resolve) => {
    trap.listen(0, '127.0.0.1', resolve);
  });
  const chromiumArguments = [`--log-net-log=${netLog()}`, '--net-log-capture-mode=Everything'];
  world = await createWorld({ policy: filePolicy, chromiumArguments });
});
afterAll(async () => {
  trap?.close();
  rmSync(folder, { recursive: true, force: true });
});

const netLog = () => join(folder, 'net.json');
const trapUrl = (what: string) => {
  const address = trap.address();
  return `http://127.0.0.1:${String(Object(address).port)}/${what}`;
};
/** By turns an address that answers, and a name that the browser would have to ask for. */
const remote = (what: string) => (what.length % 2 === 0 ? trapUrl(what) : `https://${trapName}/${what}`);

async function attachAll(): Promise<void> {
  const text = `account ${iban(9)}`;
  const picture = await pictureOf(world.context, text);
  // The last one needs every engine: all of them stand by afterwards.
  const all = buildZip({ 'a.pdf': textPdf([[text]]), 'b.7z': samples.locked.buffer, 'c.png': picture });
  const files = [...remoteFiles(remote, text), samples.locked, sampleFile('all.zip', all)];
  await inChat(world, async (page) => {
    const told = async (file: SampleFile) => {
      await attach(page, [file]);
      const dialog = await seeDialog(page, 60_000);
      await dialog.click('Don\u2019t send');
      await dialogGone(page);
      return dialog.text;
    };
    for (const file of files) {
      let text = await told(file);
      // On a busy machine an engine may not be there in time; the next file gets a new one.
      for (let more = 2; more > 0 && text.includes('not available just now'); more -= 1)
        text = await told(file);
      // It was read: what is written in it stands in the dialog, masked.
      expect(text).toContain(file.name);
      expect(text).toContain(file === samples.locked ? 'password' : iban(9).slice(-4));
    }
  });
}

const outside = ({ requests }: NetworkLog) =>
  requests.filter(({ url }) => !url.startsWith('chrome-extension://'));

it('files that ask for things get nothing', async () => {
  const log = await logNetwork(world.context);
  await attachAll();

  // The debugger saw each engine being loaded, so it would have seen more.
  const own = (name: string) => log.requests.some(({ url }) => url.endsWith(`/inspect/${name}`));
  for (const file of ['pdfium.wasm', 'libarchive.wasm', 'zxing_reader.wasm', 'tesseract-core.wasm'])
    expect(own(file), file).toBe(true);
  // The document also listens to its server for hints.
  const { origin } = new URL(world.server.url);
  expect(outside(log).filter(({ url }) => new URL(url).origin !== origin)).toEqual([]);
  expect(trapped).toEqual([]);

  // In the workers there is nothing to ask with; where there is, all three would have seen it.
  const globals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'WebTransport'];
  const left = () =>
    log.evaluate(`${JSON.stringify(globals)}.filter((name) => globalThis[name] !== undefined).join()`);
  const workers = async () =>
    [...(await left())]
      .filter(([who]) => who.startsWith('worker '))
      .map(([who, what]) => `${who.replace(/(?<=full) .*/, '')}: ${String(what)}`)
      .sort();
  const standingBy = ['archive full', 'codes full', 'full', 'pdf full', 'writing full'];
  await expect.poll(workers, { timeout: 30_000 }).toEqual(standingBy.map((name) => `worker ${name}: `));
  expect((await left()).get('document')).toContain('fetch');
  await log.evaluate(
    `globalThis.document && fetch(${JSON.stringify(trapUrl(control))}).then(() => fetch('https://${control}.example/').catch(() => 0)).then(() => 0)`,
  );
  expect(trapped).toEqual([`/${control}`]);
  expect(outside(log).map(({ url }) => url)).toContain(trapUrl(control));

  // The log of the browser's whole network stack, which is complete once it has ended.
  await world.close();
  const everything = readFileSync(netLog(), 'utf8');
  expect(everything).toContain(`${control}.example`);
  expect(everything).toContain(trapUrl(control));
  expect(everything).not.toContain(trapName);
  expect(everything.replaceAll(trapUrl(control), '')).not.toContain(trapUrl(''));
}, 300_000);
