import { baseSheet } from '../../design/base.ts';
import { tokenSheet } from '../../design/tokens.ts';

/** The look of the extension's pages in a tab. */
export const pageCss = `
${tokenSheet(':root')}
${baseSheet}
* { box-sizing: border-box; }
html, body { margin: 0; background: var(--n-1); }
.page { max-width: 760px; margin: 0 auto; padding: var(--space-24) var(--space-24) var(--space-48);
  font: 400 var(--size-14)/22px var(--font); color: var(--n-12); overflow-wrap: anywhere; }
.page :is(h1, h2, h3, p, ul, dl, dd, pre) { margin: 0; }
.page-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-4) var(--space-12);
  padding-bottom: var(--space-12); border-bottom: 1px solid var(--n-5); }
.product { font-weight: 600; }
.organisation { color: var(--n-10); }
.links { display: flex; flex-wrap: wrap; gap: var(--space-4) var(--space-16); margin-inline-start: auto; }
.page a:not(.button) { color: var(--accent); }
.links a { padding: 1px 0; text-decoration: none; }
.links a:hover { text-decoration: underline; }
.page .links a[aria-current] { color: var(--n-12); font-weight: 600; }
.page main { display: grid; gap: var(--space-24); padding-top: var(--space-32); }
.page h1 { font: 600 var(--size-28)/36px var(--font); }
.page h2 { font: 600 var(--size-16)/24px var(--font); }
.page section { display: grid; gap: var(--space-8); justify-items: start; }
.page section > * { max-width: 100%; }
.lead { max-width: 62ch; color: var(--n-11); font-size: var(--size-16); line-height: 25px; }
.page summary { width: fit-content; min-height: 24px; color: var(--accent); cursor: pointer; }
.page ul { display: grid; gap: var(--space-4); max-width: 68ch; padding-inline-start: 20px; }
.page section > p { max-width: 68ch; }
.quiet-text { color: var(--n-10); font-size: var(--size-13); line-height: 20px; }
.facts { display: grid; grid-template-columns: minmax(90px, max-content) 1fr; gap: var(--space-4) var(--space-16);
  font-size: var(--size-13); line-height: 20px; }
.facts dt { color: var(--n-10); }
.facts dd { min-width: 0; font-variant-numeric: tabular-nums; }
.actions { display: flex; flex-wrap: wrap; gap: var(--space-8); }
.page .dialog-title { margin-bottom: var(--space-12); font-size: var(--size-20); line-height: 28px; }
.page .button, .dialog .button { white-space: normal; padding-block: 6px; text-align: start; }
.page-foot { margin-top: var(--space-32); padding-top: var(--space-12); border-top: 1px solid var(--n-5); color: var(--n-10); font-size: var(--size-13); }
@media (max-width: 480px) {
  .page { padding: var(--space-16) var(--space-16) var(--space-32); }
  .page h1 { font-size: var(--size-20); line-height: 28px; }
  .links { margin-inline-start: 0; width: 100%; }
  .page main { padding-top: var(--space-24); }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: var(--space-8); }
}
`;
