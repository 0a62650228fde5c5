import { pageCss } from '../page/sheet.ts';

export const optionsCss = `
${pageCss}
.enrol form { display: grid; gap: var(--space-12); justify-items: start; width: min(520px, 100%); }
.enrol label { display: grid; gap: var(--space-4); width: 100%; font-size: var(--size-13); font-weight: 600; }
.enrol textarea { width: 100%; min-height: 76px; padding: var(--space-8); resize: vertical; font: 400 var(--size-13)/18px var(--mono);
  color: var(--n-12); background: var(--n-1); border: 1px solid var(--n-9); border-radius: var(--radius-control); }
.enrol textarea[aria-invalid='true'] { border-color: var(--stop-text); }
.enrol .error { font-size: var(--size-13); color: var(--stop-text); }
.enrol button { min-height: 36px; padding: 7px var(--space-12); font: 600 var(--size-14)/20px var(--font); cursor: pointer;
  color: var(--accent-ink); background: var(--accent); border: 1px solid transparent; border-radius: var(--radius-control); }
.enrol button:hover { background: var(--accent-hover); }
.enrol button[aria-disabled='true'] { color: var(--n-10); background: var(--n-4); cursor: default; }
.dialog { font: 400 var(--size-14)/22px var(--font); }
.dialog :is(p, ul) { margin: 0 0 var(--space-16); }
`;
