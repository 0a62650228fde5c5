import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashClassName, hashClassNames } from './class-names.ts';

describe('class names', () => {
  it('are rewritten in style sheets as the page computes them', () => {
    const css = '.r-bubble:hover > .r-menu-item { color: red }';
    const [bubble, item] = ['bubble', 'menu-item'].map((name) => hashClassName(name, false));
    expect(hashClassNames(css, false)).toBe(`.${bubble}:hover > .${item} { color: red }`);
  });

  it('do not collide, in either variant', () => {
    const css = readFileSync(new URL('whatsapp/app.css', import.meta.url), 'utf8');
    const names = [...new Set(css.match(/\.r-[a-z-]+/g))].map((name) => name.slice(3));
    const hashes = names.flatMap((name) => [hashClassName(name, false), hashClassName(name, true)]);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
