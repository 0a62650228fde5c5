import { pageCss } from '../page/sheet.ts';

export const recordCss = `
${pageCss}
.reports { display: grid; margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--n-5); }
.reports > li { border-bottom: 1px solid var(--n-5); }
.reports article { display: grid; gap: var(--space-4); padding: var(--space-16) 0; min-width: 0; }
.reports article > * { min-width: 0; }
.reports article > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-8); }
.reports article > header h2 { flex: 1 1 190px; min-width: 0; font-size: var(--size-14); line-height: 22px; }
.feedback { display: grid; margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--n-5); }
.feedback > li { padding: var(--space-8) 0; border-bottom: 1px solid var(--n-5); overflow-wrap: anywhere; }
.when { color: var(--n-10); font-variant-numeric: tabular-nums; }
.when::after { content: ' ·'; }
.reports .button-quiet { min-height: 26px; padding: 0; font-weight: 400; }
.reports .button-quiet:hover { background: none; text-decoration: underline; }
details > summary { width: fit-content; padding: 2px 0; color: var(--accent); font-size: var(--size-13); cursor: pointer; }
details[open] > summary { margin-bottom: var(--space-8); }
.page details > :is(.facts, pre) { margin-bottom: var(--space-12); }
.page details h3 { margin-bottom: var(--space-4); font: 600 var(--size-13)/20px var(--font); }
.page ul.plain { display: block; padding: 0; list-style: none; }
pre { max-height: 320px; padding: var(--space-12); overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 400 var(--size-12)/18px var(--mono); text-align: left; background: var(--n-2); border: 1px solid var(--n-5); border-radius: var(--radius-control); }
details .actions { align-items: center; margin-bottom: var(--space-12); }
.said, .dispute { display: grid; gap: var(--space-4); margin: var(--space-4) 0; padding-inline-start: var(--space-12); border-inline-start: 2px solid var(--n-6); font-size: var(--size-13); line-height: 20px; }
.dispute .field { justify-items: stretch; }
.dispute textarea { width: 100%; min-height: 56px; padding: var(--space-8); resize: vertical; }
.page blockquote { margin: 0; color: var(--n-11); }
.page blockquote::before { content: '“'; }
.page blockquote::after { content: '”'; }
.more { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-8); }
.page .empty { padding: var(--space-24) 0; }
`;
