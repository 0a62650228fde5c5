// The policy that comes with Sluice, as much of it as the editor's tests need: one pack and all that it refers to.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fileOf = (path) => ({ path, text: readFileSync(root + path, 'utf8') });
const namedIn = (text) => [...text.matchAll(/\bdetector:\s*["']?([a-z0-9-]+)/g)].map((found) => found[1]);

export function editorFiles(packs = ['payment-cards']) {
  const files = [
    ...packs.map((name) => fileOf(`rules/packs/${name}.yaml`)),
    fileOf('rules/settings.yaml'),
    ...readdirSync(`${root}rules/platforms`).map((name) => fileOf(`rules/platforms/${name}`)),
    {
      path: 'rules/dictionaries/project-names.yaml',
      text: 'apiVersion: sluice/v1\nkind: Dictionary\nid: project-names\ntitle: { en: Project names }\nentries: |\n  Bluefin\n  Northgate\n',
    },
  ];
  const known = new Set();
  for (const file of files) {
    for (const id of namedIn(file.text)) {
      if (known.has(id)) continue;
      known.add(id);
      files.push(fileOf(`rules/detectors/${id}.yaml`));
    }
  }
  return files;
}
