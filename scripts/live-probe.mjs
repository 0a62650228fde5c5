import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Stack, stopSignal } from './lib/lifetime.mjs';
import { clients, launchOnMessenger, probe } from './lib/live-probe.mjs';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies, findChromium } from './lib/setup.mjs';

const usage = `Usage: npm run live-probe -- ${Object.keys(clients).join('|')} [options]

  --profile FOLDER  keep the sign-in there (default: a profile that is thrown away)
  --out FILE        write the diagnostic there too; the last one stays
  --replica         open our replica instead of the real page, without any network
  --query TEXT      of the replica's address, such as drift=1
  --headless        without a display
  --debug-port N    let a debugger drive the browser
  --help`;

await runScript(async () => {
  const options = readArguments();
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const stopped = stopSignal();
  await ensureDependencies();
  const chromium = findChromium();
  if (chromium === null)
    throw new PlainError('Chromium is needed: install it, or name it in SLUICE_CHROMIUM.');
  const build = [join(root, 'scripts/build.mjs'), '--if-changed', '--only', 'extension,replicas'];
  const built = await run(process.execPath, build);
  if (built.code !== 0) throw new PlainError(`Sluice could not be built.\n${built.output}`.trim());

  const running = new Stack();
  try {
    if (!stopped.already()) await start(options, chromium, running, stopped);
  } finally {
    await running.close();
  }
  return 0;
});

async function start(options, chromium, running, stopped) {
  let replicas = null;
  if (options.replica) {
    const { startReplicas } = await import(pathToFileURL(join(root, 'dist/replicas/serve.mjs')).href);
    replicas = await startReplicas();
    running.add(() => replicas.close());
  }
  const browser = await launchOnMessenger({ ...options, replicas, chromium });
  running.add(() => browser.close());
  say(
    `${browser.debug === null ? '' : `Debugger: ${browser.debug}\n`}Sign in, open a conversation, write a word without sending it.\n` +
      'Then press Enter here for the diagnostic; Ctrl+C or Ctrl+D ends.',
  );
  const lines = createInterface({ input: process.stdin });
  running.add(async () => lines.close());
  const closed = new Promise((done) => browser.context.on('close', done));
  const asked = new Promise((done, fail) => {
    lines.on('close', done);
    lines.on('line', () => void print(browser.context, options).catch(fail));
  });
  await Promise.race([stopped.promise, closed, asked]);
}

async function print(context, { client, out }) {
  const report = await probe(context, client);
  if (report === null) {
    say('There is no page of it to look at, or the extension may not look at it.');
    return;
  }
  const text = JSON.stringify(JSON.parse(report), null, 1);
  process.stdout.write(`${text}\n`);
  if (out === null) return;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${text}\n`);
}

/** Standard output is for diagnostics alone. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        out: { type: 'string' },
        replica: { type: 'boolean', default: false },
        query: { type: 'string', default: '' },
        headless: { type: 'boolean', default: false },
        'debug-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const [client] = positionals;
    if (!values.help && (positionals.length !== 1 || !Object.hasOwn(clients, client)))
      throw new PlainError(`Name one messenger.\n\n${usage}`);
    return {
      ...values,
      client,
      out: values.out === undefined ? null : resolve(values.out),
      profile: values.profile === undefined ? null : resolve(values.profile),
      debugPort: values['debug-port'] ?? null,
    };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]}\n\n${usage}`);
  }
}
