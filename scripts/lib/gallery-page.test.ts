import { expect, it } from 'vitest';
import { consoleProblems, galleryPage } from './gallery-page.mjs';

it('shows every picture, those with problems first, and what they say as text', () => {
  const page = galleryPage([
    { name: 'ui', shots: [{ file: 'ui/a b.png', title: 'a', problems: [] }] },
    { name: 'console', shots: [{ file: 'console/c.png', title: 'c', problems: ['<img src=x> "x" & y'] }] },
  ]);
  expect(page).toContain('2 pictures, 1 with problems.');
  expect(page.indexOf('console/c.png')).toBeLessThan(page.indexOf('ui/a%20b.png'));
  expect(page).toContain('&lt;img src=x&gt; &quot;x&quot; &amp; y');
  expect(page).not.toContain('<img src=x>');
});

it('says that nothing is wrong only when nothing is', () => {
  const one = (problems: readonly string[]) =>
    galleryPage([{ name: 'ui', shots: [{ file: 'a.png', title: 'a', problems }] }]);
  expect(one([])).toContain('1 pictures, no problems.');
  expect(one(['x'])).not.toContain('no problems');
});

it('knows which picture of the console a line is about', () => {
  const problems = consoleProblems(
    'incidents dark 400: color-contrast: .row\nincidents dark 400: region: main\naxe: no violations\n',
  );
  expect([...problems]).toEqual([['incidents-dark-400.png', ['color-contrast: .row', 'region: main']]]);
});
