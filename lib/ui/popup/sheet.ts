import { tokenSheet } from '../../design/tokens.ts';

export const popupCss = `
${tokenSheet(':root')}
* { box-sizing: border-box; }
html, body { margin: 0; background: var(--n-1); }
.popup { width: 340px; max-width: 100%; padding: var(--space-16); display: grid; gap: var(--space-16);
  font: 400 var(--size-14)/20px var(--font); color: var(--n-12); background: var(--n-1); overflow-wrap: anywhere; }
.popup :is(h1, h2, p, dl, dd) { margin: 0; }
.popup header { display: flex; align-items: baseline; justify-content: space-between; gap: var(--space-12); }
.popup h1 { font-size: var(--size-14); font-weight: 600; }
.popup .organisation { font-size: var(--size-13); color: var(--n-10); }
.popup h2 { font-size: var(--size-16); line-height: 24px; font-weight: 600; }
.state { display: grid; gap: var(--space-4); padding: var(--space-12); border: 1px solid; border-radius: var(--radius-panel); }
.good { color: var(--good-text); background: var(--good-wash); border-color: var(--good-border); }
.warn { color: var(--warn-text); background: var(--warn-wash); border-color: var(--warn-border); }
.stop { color: var(--stop-text); background: var(--stop-wash); border-color: var(--stop-border); }
.info { color: var(--info-text); background: var(--info-wash); border-color: var(--info-border); }
.state p { color: var(--n-12); }
.problem { padding: var(--space-8) var(--space-12); font-size: var(--size-13); border: 1px solid; border-radius: var(--radius-control); }
.popup dl { display: grid; grid-template-columns: auto 1fr; gap: var(--space-4) var(--space-12); font-size: var(--size-13); }
.popup dt { color: var(--n-10); }
.popup dd { text-align: end; font-variant-numeric: tabular-nums; }
.popup form { display: grid; gap: var(--space-12); }
.popup label { display: grid; gap: var(--space-4); font-size: var(--size-13); font-weight: 600; }
.popup textarea { width: 100%; min-height: 76px; padding: var(--space-8); resize: vertical; font: 400 var(--size-13)/18px var(--mono);
  color: var(--n-12); background: var(--n-1); border: 1px solid var(--n-9); border-radius: var(--radius-control); }
.popup textarea[aria-invalid='true'] { border-color: var(--stop-text); }
.popup .error { font-size: var(--size-13); color: var(--stop-text); }
.popup button { min-height: 36px; padding: 7px var(--space-12); font: 600 var(--size-14)/20px var(--font); cursor: pointer;
  color: var(--accent-ink); background: var(--accent); border: 1px solid transparent; border-radius: var(--radius-control); }
.popup button:hover { background: var(--accent-hover); }
.popup button[aria-disabled='true'] { color: var(--n-10); background: var(--n-4); cursor: default; }
.popup button.quiet { color: var(--n-12); background: var(--n-1); border-color: var(--n-9); }
.popup button.quiet:hover { background: var(--n-3); }
.check { padding-top: var(--space-12); border-top: 1px solid var(--n-5); font-size: var(--size-13); }
.check[open] > :not(summary) { margin-top: var(--space-8); }
.check > summary { cursor: pointer; }
.popup .check h2 { display: inline; font-size: var(--size-14); line-height: 20px; }
.result { display: grid; gap: var(--space-4); padding: var(--space-8) var(--space-12); border: 1px solid; border-radius: var(--radius-control); }
.result p { color: var(--n-12); }
.check .actions { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: var(--space-8); }
.popup .check .note { color: var(--n-10); font-size: var(--size-12); line-height: 18px; }
.popup :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.watching { display: grid; gap: var(--space-4); font-size: var(--size-13); }
.popup .watching h2 { font-size: var(--size-13); line-height: 20px; color: var(--n-10); }
.watching ul { display: grid; gap: 2px; margin: 0; padding-inline-start: 18px; }
.watching summary { color: var(--accent); cursor: pointer; }
.watching details ul { margin-top: 2px; }
.popup .quiet-text { color: var(--n-10); }
.popup .missing { font-size: var(--size-13); }
.popup .links { display: flex; flex-wrap: wrap; gap: var(--space-4) var(--space-16); font-size: var(--size-13); }
.popup .links a { display: inline-block; padding: 2px 0; }
.popup a { color: var(--accent); }
.popup footer { display: grid; gap: var(--space-8);  padding-top: var(--space-12); border-top: 1px solid var(--n-5); font-size: var(--size-12); line-height: 18px; color: var(--n-10); }
`;
