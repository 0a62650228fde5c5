import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crx, extensionIdOf, publicHalf } from './lib/crx.mjs';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { zip } from './lib/zip.mjs';
import { readFolder } from './lib/zips.mjs';

const usage = `Usage: npm run host-extension -- --url https://… --code sluice1.… --key FILE [--out dist/host]

  --url   where the folder will be found by browsers
  --code  an enrolment code of the console; its three parts go into the browsers' policies
  --key   the private key that gives the extension its id in Chromium; made when there is none. Keep it: without it
          there is no next version.
  --out   the folder to fill`;

await runScript(async () => {
  const { url, enrolment, key, out } = readArguments();
  await ensureDependencies();
  const built = await run(process.execPath, [
    join(root, 'scripts/build.mjs'),
    '--only',
    'extension',
    '--if-changed',
  ]);
  if (built.code !== 0) throw new PlainError(`The extension could not be built.\n${built.output}`.trim());
  // Not before the dependencies are there.
  const { importSource } = await import('./lib/import-source.mjs');
  const kit = await importSource('lib/core/deployment/index.ts');
  const pem = privateKey(key);
  const publicKey = publicHalf(pem);
  const chrome = readFolder(join(root, '.output/chrome-mv3'));
  const firefox = readFolder(join(root, '.output/firefox-mv3'));
  const { version } = manifestOf(chrome);
  const facts = {
    id: extensionIdOf(publicKey),
    firefoxId: manifestOf(firefox).browser_specific_settings.gecko.id,
    version,
    url,
    settings: kit.settingsOf(enrolment),
    noPrivateWindows: false,
  };
  const forChrome = change(chrome, (manifest) => ({
    ...manifest,
    key: publicKey.toString('base64'),
    update_url: `${url}/updates.xml`,
  }));
  const forFirefox = change(firefox, (manifest) => {
    const { gecko } = manifest.browser_specific_settings;
    return {
      ...manifest,
      browser_specific_settings: { gecko: { ...gecko, update_url: `${url}/updates.json` } },
    };
  });
  const schema = JSON.parse(readFileSync(join(root, 'public/managed_schema.json'), 'utf8'));
  const template = kit.groupPolicyTemplate(facts, schema.properties);
  const files = {
    'sluice.crx': crx(zip(forChrome), pem),
    'updates.xml': kit.updatesXml(facts),
    'updates.json': kit.updatesJson(facts),
    'unsigned/sluice-firefox.zip': zip(forFirefox),
    'policies/chromium.json': kit.chromiumPolicy(facts),
    'policies/windows.reg': kit.windowsRegistry(facts),
    'policies/group-policy/sluice.admx': template.admx,
    'policies/group-policy/en-US/sluice.adml': template.adml,
    'policies/mac.mobileconfig': kit.macProfile(facts),
    'policies/firefox.reg': kit.firefoxRegistry(facts),
    'policies/firefox.json': kit.firefoxPolicy(facts),
  };
  for (const [name, content] of Object.entries(files)) write(join(out, name), content);
  process.stdout.write(
    `${Object.keys(files)
      .map((name) => join(out, name))
      .join('\n')}\nid in Chromium: ${facts.id}\n`,
  );
});

function write(file, content) {
  mkdirSync(resolve(file, '..'), { recursive: true });
  writeFileSync(file, content, { mode: file.includes('policies') ? 0o600 : 0o644 }); // policies hold a token
}

function privateKey(file) {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { privateKey: fresh } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(fresh.export({ type: 'pkcs8', format: 'pem' }));
  mkdirSync(resolve(file, '..'), { recursive: true });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  return pem;
}

/** @param {{ name: string, bytes: Buffer }[]} files */
function manifestOf(files) {
  return JSON.parse(files.find(({ name }) => name === 'manifest.json').bytes.toString());
}

/** @param {{ name: string, bytes: Buffer }[]} files @param {(manifest: any) => object} edit */
function change(files, edit) {
  const bytes = Buffer.from(JSON.stringify(edit(manifestOf(files))));
  return files.map((file) => (file.name === 'manifest.json' ? { ...file, bytes } : file));
}

function readArguments() {
  const text = { type: 'string' };
  try {
    const { values } = parseArgs({ options: { url: text, code: text, key: text, out: text } });
    const { url = '', code = '', key, out = join(root, 'dist/host') } = values;
    if (!/^https?:\/\/[^\s<>&'"]+$/.test(url) || key === undefined) throw new PlainError(usage);
    if (!url.startsWith('https:') && !isLoopback(new URL(url).hostname))
      throw new PlainError(
        '--url must begin with https:. Firefox installs nothing whose updates could be forged.',
      );
    return { url: url.replace(/\/+$/, ''), enrolment: partsOf(code), key: resolve(key), out: resolve(out) };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]}\n\n${usage}`);
  }
}

function isLoopback(host) {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

function partsOf(code) {
  try {
    const parts = JSON.parse(Buffer.from(code.replace(/^sluice1\./, ''), 'base64url').toString());
    if ([parts.server, parts.rootKey, parts.token].every((part) => typeof part === 'string')) return parts;
  } catch {
    // said below
  }
  throw new PlainError(`--code needs an enrolment code: sluice1.…\n\n${usage}`);
}
