/**
 * Class names are meaningless, as in the originals, so that nothing can lean on them, and differ in the drifted
 * variant. Shared by the build (style sheet) and the page.
 */
export function hashClassName(name: string, drift: boolean): string {
  let hash = drift ? 0x9e3779b9 : 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `x${hash.toString(36)}`;
}

/** Rewrites every `.r-name` selector of a style sheet. */
export function hashClassNames(css: string, drift: boolean): string {
  return css.replace(/\.r-([a-z-]+)/g, (_, name: string) => `.${hashClassName(name, drift)}`);
}
