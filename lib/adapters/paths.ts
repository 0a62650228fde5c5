/** Whether `path` fits the template: `*` and `{id}` are one segment each, `**` is any number of them. */
export function matchesPath(template: string, path: string): boolean {
  return segmentOf(template, path) !== null;
}

/** The segment at `{id}`, an empty text where the template has none; null when `path` does not fit. */
export function segmentOf(template: string, path: string): string | null {
  const wanted = segments(template);
  const given = segments(path);
  let id = '';
  for (const [index, part] of wanted.entries()) {
    if (part === '**') return id;
    const segment = given[index];
    if (segment === undefined || (part !== '*' && part !== '{id}' && part !== segment)) return null;
    if (part === '{id}') id = segment;
  }
  return wanted.length === given.length ? id : null;
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
