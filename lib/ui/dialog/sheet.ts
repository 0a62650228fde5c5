import { tokenSheet } from '../../design/tokens.ts';

/**
 * The style of dialog and notice. `!important` on `:host` beats every rule and inline style of the page (CSS Cascade 5,
 * context order); the tokens stand on our own elements, because custom properties set on the host by the page would win.
 */
export const dialogCss = () => `
:host { all: initial !important; direction: ltr !important; unicode-bidi: isolate !important;
  display: block !important; position: fixed !important; inset: 0 auto auto 0 !important;
  width: 0 !important; height: 0 !important; }
${tokenSheet('.surface')}
${tokenSheet('.marks-box')}
* { box-sizing: border-box; }
.surface { position: fixed; font: 400 var(--size-16)/1.5 var(--font); color: var(--n-12); background: var(--n-1);
  border: 1px solid var(--n-6); border-radius: var(--radius-panel); box-shadow: var(--shadow);
  text-align: start; overflow-wrap: anywhere; }
dialog { inset: 16px 16px 120px; margin: auto; padding: 0; width: 480px; max-width: calc(100vw - 32px);
  height: fit-content; max-height: calc(100dvh - 136px); overflow: auto; overscroll-behavior: contain; }
dialog::backdrop { background: rgb(8 20 23 / 0.32); }
@media (max-height: 720px) { dialog { inset: 8px 16px; max-height: calc(100dvh - 16px); } }
@media (max-width: 400px) { dialog { inset-inline: 8px; max-width: calc(100vw - 16px); } }
@media (prefers-reduced-motion: no-preference) {
  .surface { animation: appear var(--motion); }
  @keyframes appear { from { opacity: 0; transform: translateY(4px); } }
}
form, h2, p, blockquote, fieldset, legend, ul { margin: 0; padding: 0; border: 0; min-width: 0; }
form { --edge: var(--space-24); display: flex; flex-direction: column; gap: var(--space-16); padding: var(--edge); }
@media (max-width: 400px) { form { --edge: var(--space-16); } }
header { display: flex; gap: var(--space-12); align-items: flex-start; }
h2 { flex: 1; font-size: var(--size-16); line-height: 24px; font-weight: 600; display: flex; gap: var(--space-8); }
h2::before { content: ''; flex: none; width: 10px; height: 10px; margin: 7px 2px 0; border: 2px solid currentColor;
  transform: rotate(45deg); color: var(--warn-text); }
.block h2::before { color: var(--stop-text); background: currentColor; }
.justify h2::before { background: linear-gradient(45deg, currentColor 50%, transparent 50%); }
.organisation { max-width: 40%; margin-top: 2px; font-size: var(--size-13); line-height: 20px; color: var(--n-10);
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
blockquote { padding: var(--space-8) var(--space-12); background: var(--n-2); border: 1px solid var(--n-5);
  border-radius: var(--radius-control); font-size: var(--size-14); line-height: 22px; color: var(--n-11); }
mark { padding: 1px 3px; border-radius: 3px; font-family: var(--mono); font-size: var(--size-13); font-weight: 600;
  white-space: nowrap; color: var(--warn-text); background: var(--warn-wash); border-bottom: 2px solid var(--warn-border); }
.block mark { color: var(--stop-text); background: var(--stop-wash); border-bottom-color: var(--stop-text); }
.more { margin-top: var(--space-4); font-size: var(--size-13); color: var(--n-10); }
.files { list-style: none; border: 1px solid var(--n-5); border-radius: var(--radius-control); background: var(--n-2); }
.files.all { max-height: min(320px, 45dvh); overflow: auto; overscroll-behavior: contain; }
.files li { display: grid; grid-template-columns: 1fr auto; gap: 0 var(--space-12); padding: var(--space-8) var(--space-12);
  font-size: var(--size-14); line-height: 20px; }
.files li + li { border-top: 1px solid var(--n-5); }
.name { min-width: 0; color: var(--n-12); }
.size { color: var(--n-10); font-size: var(--size-13); font-variant-numeric: tabular-nums; white-space: nowrap; }
.note { grid-column: 1 / -1; font-size: var(--size-13); color: var(--n-10); }
.place { grid-column: 1 / -1; font-size: var(--size-13); color: var(--n-10); overflow-wrap: anywhere; }
.held .note { color: var(--warn-text); font-weight: 600; }
.block .held:not(.next) .note { color: var(--stop-text); }
.files .pictured { grid-template-columns: 40px 1fr auto; }
.pictured > * { grid-column-start: 2; }
.pictured > .name { grid-column: 2; }
.pictured > .size { grid-column: 3; }
.pictured > .thumbnail { grid-area: 1 / 1 / span 3; width: 40px; height: 40px; border-radius: 4px; background: var(--n-4); }
.leave { grid-column: 1 / -1; justify-self: start; min-height: 28px; margin: 2px 0 0 0; padding: 3px 0; font-size: var(--size-13);
  font-weight: 400; color: var(--accent); background: none; text-decoration: underline; text-underline-offset: 3px;
  scroll-margin-block: 72px var(--space-12); }
.more .leave { margin: 0; margin-inline-start: var(--space-4); }
.pictured > .leave { grid-column: 2 / -1; }
.left .name { text-decoration: line-through; color: var(--n-10); }
.left .note, .left .place { color: var(--n-10); font-weight: 400; }
.unscannable .note { color: var(--warn-text); }
.label { margin-bottom: var(--space-4); font-size: var(--size-13); line-height: 20px; color: var(--n-10); }
.preview { max-height: 136px; overflow: auto; overscroll-behavior: contain; padding: var(--space-8) var(--space-12);
  border: 1px solid var(--n-7); border-inline-start: 3px solid var(--accent); border-radius: var(--radius-control);
  font-size: var(--size-14); line-height: 22px; color: var(--n-12); white-space: pre-wrap; unicode-bidi: isolate; }
.facts { display: grid; gap: var(--space-4); }
.to, .not-sent { font-size: var(--size-14); color: var(--n-10); }
.to bdi { color: var(--n-12); }
fieldset { display: grid; gap: var(--space-4); }
legend { font-size: var(--size-14); font-weight: 600; margin-bottom: var(--space-8); }
.choice { display: flex; gap: var(--space-8); align-items: baseline; font-size: var(--size-14); cursor: pointer;
  padding: var(--space-4) 0; }
input[type='radio'] { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--accent); transform: translateY(3px); }
.field { display: grid; gap: var(--space-4); font-size: var(--size-13); color: var(--n-11); }
textarea { width: 100%; min-height: 68px; padding: var(--space-8); font: inherit; font-size: var(--size-14); resize: vertical;
  color: var(--n-12); background: var(--n-1); border: 1px solid var(--n-9); border-radius: var(--radius-control); }
textarea.line { min-height: 36px; resize: none; }
.retype .missing + .field { margin-top: var(--space-8); }
.retype .missing { min-height: 0; }
.retype .field { color: var(--n-12); font-size: var(--size-14); }
.pause { font-size: var(--size-13); line-height: 20px; color: var(--n-10); font-variant-numeric: tabular-nums; }
.missing { min-height: 20px; font-size: var(--size-13); line-height: 20px; color: var(--n-10); }
/* In view however long the rest is: that scrolls behind them, and what has the focus stays above them. */
.ways { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: var(--space-12);
  margin: -12px calc(-1 * var(--edge)); padding: 12px var(--edge); background: var(--n-1); box-shadow: 0 -3px 3px var(--n-1); }
.ways > .primary { flex: 1 1 100%; }
/* Editing stands below the better ways; both rows stay in view, this one above that, and neither covers a ring of focus. */
.ways.above { bottom: 52px; z-index: 1; }
dialog { scroll-padding-block: 16px 128px; }
@media (max-height: 480px) and (min-width: 400px) {
  .ways > .primary { flex: 2 1 auto; }
  dialog { scroll-padding-bottom: 80px; }
}
dialog:has(.above) { scroll-padding-bottom: 128px; }
@media (max-height: 280px) {
  .ways { position: static; }
  dialog { scroll-padding-bottom: 16px; }
}
.actions { display: grid; gap: var(--space-12); }
.instead { display: grid; gap: var(--space-12); }
.instead > .label { margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: var(--space-12); align-items: center; }
button, .other { font: inherit; font-size: var(--size-14); font-weight: 600; line-height: 20px; text-align: center;
  min-height: 36px; padding: 7px var(--space-12); border: 1px solid transparent; border-radius: var(--radius-control);
  cursor: pointer; text-decoration: none; }
.primary { min-height: 40px; padding-block: 9px; color: var(--accent-ink); background: var(--accent); }
.primary:hover { background: var(--accent-hover); }
.other { flex: 1 1 auto; color: var(--accent); background: var(--n-1); border-color: var(--n-7); }
.other:hover { background: var(--accent-wash); }
.quiet { justify-self: start; margin-inline-start: -13px; font-weight: 400; color: var(--n-12); background: none;
  text-decoration: underline; text-decoration-color: var(--n-8); text-underline-offset: 3px; }
.quiet:hover { background: var(--n-3); }
button:is(:disabled, [aria-disabled='true']) { color: var(--n-9); background: none; cursor: default; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.report { display: grid; gap: var(--space-8); justify-items: start; }
.report .field { width: 100%; }
footer { display: grid; gap: 2px; padding-top: var(--space-12); border-top: 1px solid var(--n-5);
  font-size: var(--size-12); line-height: 18px; color: var(--n-10); }
footer a { color: var(--accent); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.actions .label { margin: var(--space-8) 0 0; }
.actions .label:empty, .report .label { margin: 0; }
.reports > .quiet { margin-inline-end: var(--space-16); }
[dir='rtl'] .files li > * { text-align: right; }
.retype bdi { font-weight: 600; }
[hidden] { display: none; }
.toast { inset: 16px 16px auto; margin: 0 auto; width: fit-content; max-width: min(480px, calc(100vw - 32px));
  padding: var(--space-12) var(--space-16); font-size: var(--size-14); line-height: 20px; cursor: pointer; }
.progress { display: flex; gap: var(--space-16); align-items: center; padding: 0; }
.progress p { flex: 1; }
.progress .other { flex: none; min-height: 32px; padding-block: 5px; }

.marks-box { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible;
  width: fit-content; max-width: min(400px, calc(100vw - 32px)); font: 400 var(--size-14)/20px var(--font);
  color: var(--n-12); text-align: start; overflow-wrap: anywhere; }
.marks { padding: 0; gap: var(--space-8); justify-items: end; }
.marks-box[data-corner="start"] .marks { justify-items: start; }
.marks-box[data-side="below"] .chip { order: -1; }
.card { display: grid; gap: var(--space-12); width: 100%; padding: var(--space-16); background: var(--n-1);
  border: 1px solid var(--n-6); border-radius: var(--radius-panel); box-shadow: var(--shadow); }
.card h2 { font-size: var(--size-14); line-height: 20px; }
.card h2::before { margin-top: 5px; }
.card p { font-size: var(--size-14); }
.card .not-sent { font-size: var(--size-13); }
.card[hidden] { display: none; }
.chip { display: flex; gap: var(--space-8); align-items: center; min-height: 28px; padding: 3px var(--space-12) 3px 10px;
  font-size: var(--size-13); text-align: start; color: var(--warn-text); background: var(--warn-wash);
  border-color: var(--warn-border); }
.block .chip { color: var(--stop-text); background: var(--stop-wash); border-color: var(--stop-border); }
.chip::before { content: ''; flex: none; width: 8px; height: 8px; border: 2px solid currentColor; transform: rotate(45deg); }
.block .chip::before { background: currentColor; }
`;
