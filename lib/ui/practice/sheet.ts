import { baseSheet } from '../../design/base.ts';
import { tokenSheet } from '../../design/tokens.ts';

export const practiceCss = `
${tokenSheet(':root')}
${baseSheet}
* { box-sizing: border-box; }
html, body { margin: 0; background: var(--n-2); }
.practice { display: grid; grid-template: auto minmax(0, 1fr) / minmax(300px, 400px) minmax(0, 1fr); gap: var(--space-16) var(--space-24);
  max-width: 1120px; height: 100dvh; min-height: 560px; margin: 0 auto; padding: var(--space-24);
  font: 400 var(--size-14)/20px var(--font); color: var(--n-12); overflow-wrap: anywhere; }
.practice :is(h1, h2, h3, h4, p, ul, ol) { margin: 0; }
.practice h1 { font-size: var(--size-20); line-height: 28px; font-weight: 600; }
.practice h2 { font-size: var(--size-16); line-height: 24px; font-weight: 600; }
.practice h4 { margin-top: var(--space-4); font-size: var(--size-13); font-weight: 600; color: var(--n-11); }
.practice .button { min-height: 36px; padding-block: 7px; white-space: normal; text-align: start; }
.top { grid-column: 1 / -1; display: grid; gap: var(--space-4); }
.links { display: flex; flex-wrap: wrap; gap: var(--space-4) var(--space-16); margin-bottom: var(--space-8); font-size: var(--size-13); }
.links a { color: var(--accent); text-decoration: none; }
.links a:hover { text-decoration: underline; }
.links a[aria-current] { color: var(--n-12); font-weight: 600; }
.top > p { max-width: 80ch; }
.top .notice { margin-top: var(--space-8); }
.top .notice-text { display: grid; gap: var(--space-4); color: var(--n-12); }
.guide { min-height: 0; display: grid; grid-template-rows: auto minmax(0, 1fr); gap: var(--space-8); }
.scroll, .transcript, .chat > footer { position: relative; }
.scroll { min-height: 0; overflow: auto; display: grid; align-content: start; gap: var(--space-12); margin: -2px; padding: 2px; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-12); }
.head .button { margin-inline-start: auto; }
.head p { color: var(--n-10); font-size: var(--size-13); font-variant-numeric: tabular-nums; }
.head .button[aria-disabled='true'] { background: none; border-color: transparent; }
.exercises { display: grid; padding: 0; list-style: none; border: 1px solid var(--n-5); border-radius: var(--radius-panel); background: var(--n-1); overflow: clip; }
.exercises > li + li { border-top: 1px solid var(--n-5); }
.exercises h3 > button { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; align-items: start; gap: var(--space-12); width: 100%; min-height: 44px;
  padding: var(--space-12); border: 0; background: none; color: var(--n-12); font: 400 var(--size-14)/20px var(--font); text-align: start; cursor: pointer; }
.exercises h3 > button:hover { background: var(--n-3); }
.exercises h3 > button:focus-visible { outline-offset: -2px; border-radius: var(--radius-panel); }
.exercises .open h3 > button { font-weight: 600; }
.mark { flex: none; margin-top: 2px; fill: none; stroke: var(--n-8); stroke-width: 1.5; }
.mark.set { fill: var(--good-wash); stroke: var(--good-text); stroke-linecap: round; stroke-linejoin: round; }
.details { display: grid; gap: var(--space-8); padding: 0 var(--space-16) var(--space-16) 40px; justify-items: start; }
[dir='rtl'] .details { padding-inline: 40px var(--space-16); }
.details[hidden] { display: none; }
.steps { display: grid; gap: var(--space-4); padding: 0; list-style: none; }
.steps li { display: flex; gap: var(--space-8); align-items: start; color: var(--n-11); }
.steps .seen { color: var(--good-text); }
.after { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-8) var(--space-12); margin-top: var(--space-8); }
.others { color: var(--n-11); font-size: var(--size-13); }
.others summary { min-height: 24px; padding: var(--space-4) 0; cursor: pointer; }
.others ul { padding-inline-start: var(--space-24); }
.chat { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0; border: 1px solid var(--n-5); border-radius: var(--radius-panel); background: var(--n-1); overflow: clip; }
.chat > header { padding: var(--space-12) var(--space-16); border-bottom: 1px solid var(--n-5); }
.transcript { overflow: auto; display: flex; flex-direction: column; gap: var(--space-8); padding: var(--space-16); background: var(--n-2); }
.transcript:focus-visible { outline-offset: -2px; }
.transcript > :first-child { margin-top: auto; }
.message { max-width: min(85%, 56ch); padding: var(--space-8) var(--space-12); border-radius: var(--radius-panel); background: var(--n-1); border: 1px solid var(--n-5); align-self: start; }
.message.me { align-self: end; background: var(--accent-wash); border-color: transparent; }
.message .words { display: block; white-space: pre-wrap; }
.chat > footer { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-8); padding: var(--space-12); border-top: 1px solid var(--n-5); }
.chat .composer { flex: 1 1 280px; min-width: 0; min-height: 36px; max-height: 140px; overflow: auto; padding: 7px var(--space-12); white-space: pre-wrap;
  border: 1px solid var(--n-9); border-radius: var(--radius-control); background: var(--n-1); text-align: start; }
.chat .composer:empty::before { content: attr(data-placeholder); color: var(--n-10); }
.chat input[type='file']:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
.instead { display: block; height: auto; min-height: 0; max-width: 640px; }
.instead p { margin-top: var(--space-12); }
@media (max-width: 760px) {
  .practice { grid-template: none; height: auto; padding: var(--space-16); gap: var(--space-16); }
  .practice > * { min-width: 0; }
  .scroll { overflow: visible; margin: 0; padding: 0; }
  .guide { grid-template-rows: none; }
  .chat .send { margin-inline-start: auto; }
  .chat { height: 440px; max-height: calc(100dvh - 32px); scroll-margin: var(--space-16); }
}
`;
