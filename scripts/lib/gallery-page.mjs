/**
 * @typedef {object} Shot
 * @property {string} file in the gallery's folder
 * @property {string} title
 * @property {readonly string[]} problems what axe, or the page itself, complained of
 */

/**
 * A page to look through all pictures, those with problems first.
 *
 * @param {readonly { name: string, shots: readonly Shot[] }[]} parts
 * @returns {string} HTML that needs no script
 */
export function galleryPage(parts) {
  const all = parts.flatMap(({ shots }) => shots);
  const wrong = all.filter(({ problems }) => problems.length > 0);
  const section = (id, title, shots) =>
    shots.length === 0
      ? ''
      : `<section id="${escaped(id)}"><h2>${escaped(title)} · ${shots.length}</h2><div class="shots">${shots.map(figure).join('')}</div></section>`;
  const links = parts.map(({ name }) => `<a href="#${escaped(name)}">${escaped(name)}</a>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gallery</title>
<style>
  body { margin: 24px; font: 14px/20px system-ui, sans-serif; color-scheme: light dark; }
  .shots { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
  figure { margin: 0; max-width: 460px; }
  img { max-width: 100%; max-height: 560px; border: 1px solid #8886; }
  figcaption { font: 12px/18px ui-monospace, monospace; overflow-wrap: anywhere; }
  .problem { color: #c0392b; }
</style>
<h1>Gallery</h1>
<p>${all.length} pictures, ${wrong.length === 0 ? 'no problems' : `${wrong.length} with problems`}. ${links.join(' · ')}</p>
${section('problems', 'Problems', wrong)}
${parts.map(({ name, shots }) => section(name, name, shots)).join('\n')}
</html>
`;
}

/** @param {Shot} shot */
function figure({ file, title, problems }) {
  const said = problems.map((problem) => `<div class="problem">${escaped(problem)}</div>`).join('');
  return `<figure><a href="${encodeURI(file)}"><img loading="lazy" src="${encodeURI(file)}" alt=""></a><figcaption>${escaped(title)}${said}</figcaption></figure>`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * What console/dev/screenshots.mjs says, by the picture that it is about.
 *
 * @param {string} output lines such as `incidents dark 400: color-contrast: …`
 * @returns {ReadonlyMap<string, readonly string[]>}
 */
export function consoleProblems(output) {
  const problems = new Map();
  for (const line of output.split('\n')) {
    const [, view, theme, width, text] = /^(\S+) (\w+) (\d+): (.*)$/.exec(line) ?? [];
    if (view === undefined) continue;
    const file = `${view}-${theme}-${width}.png`;
    problems.set(file, [...(problems.get(file) ?? []), text]);
  }
  return problems;
}
