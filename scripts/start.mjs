import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Stack, stopSignal } from './lib/lifetime.mjs';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies, findChromium } from './lib/setup.mjs';

const usage = `Usage: npm start -- [options]

  --demo            begin with an organisation of 400 people and half a year, in a folder of its own
  --headless        run the demonstration browser without a display
  --no-browser      do not open a browser
  --port N          port of the server and its console (default 8787, 0 = any free one)
  --data FOLDER     where keys, database and log are kept (default .sluice, with --demo .sluice-demo)
  --json            print one line of JSON when ready, for scripts
  --debug-port N    let a debugger drive the demonstration browser
  --help`;

await runScript(async () => {
  const options = readArguments();
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const say = (text) => process.stdout.write(options.json ? '' : `${text}\n`);
  const stopped = stopSignal();
  await ensureDependencies();
  const build = [join(root, 'scripts/build.mjs'), '--if-changed'];
  const built = await run(process.execPath, build, { show: !options.json });
  if (stopped.already()) return 0;
  if (built.code !== 0)
    throw new PlainError(`Sluice could not be built.\n${options.json ? built.output : ''}`.trim());

  const running = new Stack();
  try {
    await start(options, running, say, stopped);
  } finally {
    await running.close();
  }
  return 0;
});

/** Starts everything, then waits until it is to stop. */
async function start(options, running, say, stopped) {
  const { startServer } = await import('./lib/server-process.mjs');
  const { launchChromium, enrolBrowser, chromiumExtension } = await import('./lib/demo-browser.mjs');
  const { demoEnv, prepareDemo } = await import('./lib/demo-organisation.mjs');
  const { startReplicas } = await import(pathToFileURL(join(root, 'dist/replicas/serve.mjs')).href);

  if (options.demo) say('Preparing the demonstration: the first time this takes about a minute …');
  const links = options.demo ? await prepareDemo(options.data) : [];
  if (stopped.already()) return;
  const env = options.demo ? demoEnv : {};
  const server = await startServer({ port: options.port, data: options.data, env });
  running.add(() => server.stop());
  if (stopped.already()) return;
  const replicas = await startReplicas();
  running.add(() => replicas.close());
  const chromium = browserFor(options);
  let browser = null;
  if (chromium.path !== null && !stopped.already()) {
    browser = await launchChromium({
      executablePath: chromium.path,
      replicas,
      headless: options.headless,
      extraArguments:
        options.debugPort === null ? [] : [`--remote-debugging-port=${String(options.debugPort)}`],
    });
    running.add(() => browser.close());
    await enrolBrowser(browser.context, server.enrolmentCode);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(`https://${replicas.hosts[0]}/`);
    await page.bringToFront();
  }
  const facts = { ...server, links, extension: chromiumExtension, replicas, browser, why: chromium.why };
  if (options.json) process.stdout.write(`${JSON.stringify(machineFacts(facts, options))}\n`);
  else say(await personFacts(facts));
  await Promise.race([
    stopped.promise,
    server.exited.then((code) => {
      if (!stopped.already())
        throw new PlainError(`The policy server ended (code ${String(code)}); its log: ${logOf(options)}`);
    }),
  ]);
}

function machineFacts(
  { url, links, signInUrl, enrolmentCode, policyVersion, extension, replicas, browser },
  { debugPort, demo },
) {
  const { port, hosts, spki } = replicas;
  const debug = browser === null || debugPort === null ? null : debugAddress(browser.profile);
  return {
    ...{ url, signInUrl, enrolmentCode, policyVersion, extension, replicas: { port, hosts, spki }, debug },
    ...(demo && { links }),
  };
}

function debugAddress(profile) {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

async function personFacts({ url, links, signInUrl, enrolmentCode, extension, replicas, browser, why }) {
  const { chromiumArguments } = await import('./lib/demo-browser.mjs');
  const { linkLines } = await import('./lib/demo-organisation.mjs');
  const command = [
    'chromium',
    '--user-data-dir=/tmp/sluice-demo',
    ...chromiumArguments(replicas),
    `https://${replicas.hosts[0]}/`,
  ];
  return `
Sluice is running at ${url}

Console
${
  links.length === 0
    ? `  ${signInUrl}\n  This link signs you in once; every start prints a new one.`
    : `${linkLines(url, links)}\n  Each link signs in once, as that person; every start prints new ones. Nobody here is real.`
}

Extension
  1. In Chromium open chrome://extensions and turn on "Developer mode".
  2. Choose "Load unpacked" and take the folder
     ${extension}
  3. Click the Sluice icon and paste this code:
     ${enrolmentCode}

See it work, without any messenger account
${browser === null ? `  ${why}\n  This opens the replica in a browser of its own:\n  ${command.map(quote).join(' ')}` : '  A browser with the extension and a replica chat is open.'}
  Open a chat, type a made-up card number such as ${sampleCard()} and press Enter,
  then look at Incidents in the console. In the same browser there are also
  https://www.messenger.com/, https://www.facebook.com/messages, https://business.facebook.com/latest/inbox/all,
  https://web.telegram.org/a/ and https://web.telegram.org/k/: replicas, all of them.

Stop with Ctrl+C. Everything is kept for the next start.
`;
}

function quote(word) {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word}'`;
}

/** A number with a valid check digit that no bank has issued. */
function sampleCard() {
  const digits = [...'453957876362148'].map(Number);
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 === 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit),
    0,
  );
  return `${digits.join('')}${String((10 - (sum % 10)) % 10)}`.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Which browser to open, or why none. */
function browserFor({ headless, noBrowser }) {
  if (noBrowser) return { path: null, why: 'No browser was opened (--no-browser).' };
  const path = findChromium();
  if (path === null && headless)
    throw new PlainError('Chromium is needed for --headless: install it, or name it in SLUICE_CHROMIUM.');
  if (path === null) return { path, why: 'No Chromium was found, so none was opened.' };
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
  return headless || hasDisplay
    ? { path, why: '' }
    : { path: null, why: 'There is no display here, so no browser was opened.' };
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
        port: { type: 'string', default: '8787' },
        demo: { type: 'boolean', default: false },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        'debug-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return {
      ...values,
      noBrowser: values['no-browser'],
      port: portNumber(values.port, '--port'),
      debugPort: values['debug-port'] === undefined ? null : portNumber(values['debug-port'], '--debug-port'),
      data: resolve(root, values.data ?? (values.demo ? '.sluice-demo' : '.sluice')),
    };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]}\n\n${usage}`);
  }
}

function portNumber(text, name) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new PlainError(`${name} needs a number from 0 to 65535, not "${text}".`);
}

function logOf({ data }) {
  const file = join(data, 'server.log');
  return existsSync(file) ? relative(process.cwd(), file) : 'none was written';
}
