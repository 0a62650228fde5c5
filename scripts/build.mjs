import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOf } from './lib/digest.mjs';
import { withLock } from './lib/lock.mjs';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { targets } from './lib/targets.mjs';
import { zipExtensions } from './lib/zips.mjs';

const usage = `Usage: npm run build -- [--only ${Object.keys(targets).join(',')}] [--if-changed] [--zip]`;
/** Everything but what is made for one test alone. */
const usual = Object.keys(targets).filter((name) => targets[name].onDemand !== true);
/** What changes every target: the packages, the compiler's settings and how we build. */
const common = ['package-lock.json', 'tsconfig.base.json', 'scripts/lib/targets.mjs'];

// Under a test runner it says `test`, and what is built then is another thing.
process.env['NODE_ENV'] = 'production';

await runScript(async () => {
  const { names, ifChanged, zip } = readArguments();
  await ensureDependencies();
  return withLock('build', async () => {
    for (const name of names) {
      if (!(await build(name, ifChanged))) return 1;
    }
    if (zip) for (const file of await zipExtensions()) process.stdout.write(`${file}\n`);
    return 0;
  });
});

function readArguments() {
  const options = { only: { type: 'string' }, 'if-changed': { type: 'boolean' }, zip: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ options: /** @type {const} */ (options) });
    const names = values.only?.split(',') ?? usual;
    const unknown = names.find((name) => !(name in targets));
    if (unknown !== undefined) throw new PlainError(`There is no target "${unknown}". ${usage}`);
    if (values.zip && !names.includes('extension')) names.unshift('extension');
    return { names, ifChanged: values['if-changed'] === true, zip: values.zip === true };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}

/** @param {string} name @param {boolean} ifChanged @returns {Promise<boolean>} whether it is built now */
async function build(name, ifChanged) {
  const target = targets[name];
  const stamp = join(root, 'dist', '.stamps', name);
  const digest = digestOf([...target.inputs, ...common]);
  const isBuilt = target.outputs.every((file) => existsSync(join(root, file)));
  if (ifChanged && isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true;
  rmSync(stamp, { force: true });
  const started = Date.now();
  const { code, output } = await target.build();
  const absent = target.outputs.filter((file) => !existsSync(join(root, file)));
  if (code !== 0 || absent.length > 0) {
    const reason = code !== 0 ? output.trim() : `${output.trim()}\nNot made: ${absent.join(', ')}`;
    process.stderr.write(`Building ${name} failed:\n${reason.trim()}\n`);
    return false;
  }
  mkdirSync(join(root, 'dist', '.stamps'), { recursive: true });
  writeFileSync(stamp, digest);
  process.stdout.write(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return true;
}
