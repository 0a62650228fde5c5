import { chapters, openApiDocument } from './document.ts';

/** The page under /api/docs: plain HTML without scripts, made from the same description. */
export function docsPage(server: string): string {
  const { paths } = openApiDocument(server);
  const body = Object.entries(chapters).map(([chapter, operations]) => {
    const routes = Object.keys(operations).map((route) => section(route, paths));
    return `<h2 id="${idOf(chapter)}">${escape(chapter)}</h2>\n${routes.join('\n')}`;
  });
  const contents = Object.keys(chapters).map(
    (chapter) => `<li><a href="#${idOf(chapter)}">${escape(chapter)}</a></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sluice API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="docs/style.css"></head><body>
<h1>Sluice API</h1>
<p>The same as <a href="openapi.json">OpenAPI 3.1</a>. Errors are <code>{"error":{"code","message"}}</code>.</p>
<ul>${contents.join('')}</ul>
${body.join('\n')}</body></html>`;
}

function section(route: string, paths: unknown): string {
  const [method = '', path = ''] = route.split(' ');
  const operation = at(at(paths, path.replace(/:(\w+)/g, '{$1}')), method.toLowerCase());
  const parts = [
    ['Query', parametersOf(operation)],
    ['Body', at(at(at(at(operation, 'requestBody'), 'content'), 'application/json'), 'schema')],
    ['Answers', at(operation, 'responses')],
  ] as const;
  const details = parts
    .filter(([, value]) => value !== undefined)
    .map(
      ([title, value]) =>
        `<details><summary>${title}</summary><pre>${escape(JSON.stringify(value, null, 2))}</pre></details>`,
    );
  const permission = at(operation, 'x-permission');
  const needs = typeof permission === 'string' ? ` <small>${escape(permission)}</small>` : '';
  return `<section><h3><code>${escape(route)}</code>${needs}</h3><p>${escape(String(at(operation, 'summary')))}</p>${details.join('')}</section>`;
}

/** Parameters but those of the path, which the path shows. */
function parametersOf(operation: unknown): unknown {
  const parameters = at(operation, 'parameters');
  const asked = Array.isArray(parameters)
    ? parameters.filter((parameter: unknown) => at(parameter, 'in') === 'query')
    : [];
  return asked.length === 0 ? undefined : asked;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const idOf = (chapter: string): string => chapter.toLowerCase().replace(/[^a-z]+/g, '-');
const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border-top:1px solid #ccc}
h3{margin:.8rem 0 .2rem}
small{font-weight:400;color:#666}
pre{background:#f4f4f4;padding:.8rem;overflow:auto}
@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}pre{background:#252525}a{color:#9cf}small{color:#aaa}}
`;
