import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { consoleProblems, galleryPage } from './lib/gallery-page.mjs';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';

const usage =
  'Usage: npm run gallery -- [--folder FOLDER] [--part ui,console] [--only PART-OF-A-NAME]   (default: all, in .gallery)';
const parts = {
  /** What employees see. */
  ui: async (folder, only) => {
    const { shootUi } = await import('../lib/ui/dev/shots.js');
    return shootUi(folder, (name) => name.includes(only));
  },
  /** Every page of the console, on made-up data. */
  console: async (folder, only) => {
    const built = await run(process.execPath, ['scripts/build.mjs', '--if-changed', '--only', 'console'], {
      show: true,
    });
    if (built.code !== 0) throw new PlainError('The console could not be built.');
    const { code, output } = await run(
      process.execPath,
      ['console/dev/screenshots.mjs', folder, ...(only === '' ? [] : [only])],
      { env: { WIDTHS: process.env.WIDTHS ?? '1280,400' } },
    );
    const problems = consoleProblems(output);
    const shots = pictures(folder).map((file) => ({ file, title: file, problems: problems.get(file) ?? [] }));
    const isExplained = shots.some((shot) => shot.problems.length > 0);
    if (code !== 0 && !isExplained) throw new PlainError(`The console could not be shown:\n${output}`);
    return shots;
  },
};

/** Pictures of every state into a folder, with a page to look through them; ends with 1 when axe finds something. */
await runScript(async () => {
  const { folder, names, only } = readArguments();
  await ensureDependencies();
  await ensureBrowsers();
  const shown = [];
  for (const name of names) {
    const place = join(folder, name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const shots = await parts[name](place, only);
    shown.push({ name, shots: shots.map((shot) => ({ ...shot, file: `${name}/${shot.file}` })) });
  }
  writeFileSync(join(folder, 'index.html'), galleryPage(shown));
  const wrong = shown.flatMap(({ shots }) => shots.filter(({ problems }) => problems.length > 0));
  writeFileSync(join(folder, 'axe.json'), `${JSON.stringify(wrong, null, 2)}\n`);
  for (const { file, problems } of wrong) process.stdout.write(`${file}\n  ${problems.join('\n  ')}\n`);
  const count = shown.reduce((sum, { shots }) => sum + shots.length, 0);
  if (count === 0) throw new PlainError(`Nothing is called "${only}".`);
  const said = wrong.length === 0 ? 'no problems' : `${wrong.length} with problems`;
  process.stdout.write(`${count} pictures, ${said}: ${join(folder, 'index.html')}\n`);
  return wrong.length === 0 ? 0 : 1;
});

function readArguments() {
  const options = { folder: { type: 'string' }, part: { type: 'string' }, only: { type: 'string' } };
  try {
    const { values } = parseArgs({ options: /** @type {const} */ (options) });
    const names = values.part?.split(',') ?? Object.keys(parts);
    const unknown = names.find((name) => !(name in parts));
    if (unknown !== undefined) throw new PlainError(`There is no part "${unknown}". ${usage}`);
    return { folder: resolve(root, values.folder ?? '.gallery'), names, only: values.only ?? '' };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}

/** @param {string} folder */
function pictures(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort();
}
