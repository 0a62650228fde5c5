/**
 * Style of the basic components in `components/`, as a sheet to be adopted after `tokenSheet`. Works in a document and
 * in a shadow root; scoped by class names only.
 */
export const baseSheet = `
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: var(--space-8);
  min-height: 32px; padding: 0 var(--space-12); box-sizing: border-box;
  border: 1px solid var(--n-7); border-radius: var(--radius-control);
  background: var(--n-1); color: var(--n-12);
  font: 600 var(--size-13)/1.3 var(--font); text-decoration: none; white-space: nowrap; cursor: pointer;
}
.button:hover { background: var(--n-3); border-color: var(--n-8); }
.button:active { background: var(--n-4); }
.button-primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.button-primary:hover, .button-primary:active { background: var(--accent-hover); border-color: var(--accent-hover); }
.button-quiet { border-color: transparent; background: transparent; color: var(--accent); padding: 0 var(--space-8); }
.button-quiet:hover { background: var(--accent-wash); border-color: transparent; }
.button[aria-disabled='true'] { background: var(--n-3); border-color: var(--n-5); color: var(--n-10); cursor: default; }
.badge {
  display: inline-block; padding: 0 6px; border: 1px solid; border-radius: 4px;
  font: 400 var(--size-12)/18px var(--font); white-space: nowrap;
}
.badge-neutral { color: var(--n-11); border-color: var(--n-6); background: transparent; }
.badge-info { color: var(--info-text); border-color: var(--info-border); background: var(--info-wash); }
.badge-warn { color: var(--warn-text); border-color: var(--warn-border); background: var(--warn-wash); }
.badge-stop { color: var(--stop-text); border-color: var(--stop-border); background: var(--stop-wash); }
.badge-good { color: var(--good-text); border-color: var(--good-border); background: var(--good-wash); }
.notice {
  display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-8) var(--space-16);
  padding: var(--space-8) var(--space-12); border: 1px solid; border-radius: var(--radius-control);
  font: 400 var(--size-13)/1.45 var(--font);
}
.notice-text { flex: 1 1 240px; min-width: 0; overflow-wrap: anywhere; }
.notice-text p { margin: 0; }
.notice-actions { display: flex; flex-wrap: wrap; gap: var(--space-8); }
.notice-neutral { color: var(--n-12); border-color: var(--n-6); background: var(--n-2); }
.notice-info { color: var(--info-text); border-color: var(--info-border); background: var(--info-wash); }
.notice-warn { color: var(--warn-text); border-color: var(--warn-border); background: var(--warn-wash); }
.notice-stop { color: var(--stop-text); border-color: var(--stop-border); background: var(--stop-wash); }
.notice-good { color: var(--good-text); border-color: var(--good-border); background: var(--good-wash); }
.field { display: grid; gap: var(--space-4); justify-items: start; }
.field > label { font: 600 var(--size-13)/1.4 var(--font); color: var(--n-12); }
.field-hint, .field-error { margin: 0; font: 400 var(--size-12)/1.4 var(--font); color: var(--n-10); }
.field-error { color: var(--stop-text); }
.input {
  min-height: 32px; padding: 0 var(--space-8); box-sizing: border-box; max-width: 100%;
  border: 1px solid var(--n-9); border-radius: var(--radius-control);
  background: var(--n-1); color: var(--n-12); font: 400 var(--size-14)/1.4 var(--font);
}
.input[aria-invalid='true'] { border-color: var(--stop-text); }
.dialog {
  box-sizing: border-box; width: min(520px, calc(100vw - 32px)); max-height: calc(100dvh - 32px); overflow: auto;
  padding: var(--space-24); border: 1px solid var(--n-6); border-radius: var(--radius-panel);
  background: var(--n-1); color: var(--n-12); box-shadow: var(--shadow);
}
.dialog::backdrop { background: rgb(8 20 22 / 0.45); }
.dialog-title { margin: 0 0 var(--space-16); font: 600 var(--size-20)/1.3 var(--font); }
.empty { max-width: 52ch; padding: var(--space-48) var(--space-24); }
.empty-title { margin: 0 0 var(--space-8); font: 600 var(--size-16)/1.4 var(--font); color: var(--n-12); }
.empty-text { color: var(--n-11); }
.empty-text p, .empty-text ol { margin: 0 0 var(--space-8); }
.empty-actions { display: flex; flex-wrap: wrap; gap: var(--space-8); margin-top: var(--space-16); }
.severity { flex: none; vertical-align: -2px; }
.severity-line { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.severity-cut { fill: none; stroke: var(--n-1); stroke-width: 1.8; }
.severity-low .severity-line { stroke: var(--sev-low); } .severity-low .severity-fill { fill: var(--sev-low); }
.severity-medium .severity-line { stroke: var(--sev-medium); } .severity-medium .severity-fill { fill: var(--sev-medium); }
.severity-high .severity-line { stroke: var(--sev-high); } .severity-high .severity-fill { fill: var(--sev-high); }
.severity-critical .severity-line { stroke: var(--sev-critical); } .severity-critical .severity-fill { fill: var(--sev-critical); }
.mono { font-family: var(--mono); font-size: 0.93em; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (prefers-reduced-motion: no-preference) {
  .dialog[open], .notice { animation: appear var(--motion); }
  @keyframes appear { from { opacity: 0; } }
}
@media (forced-colors: active) {
  .severity-line { stroke: CanvasText; } .severity .severity-fill { fill: CanvasText; } .severity-cut { stroke: Canvas; }
}
`;
