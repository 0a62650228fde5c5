import { resolutions, type Resolution } from '../../lib/core/api/triage-words.ts';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentKey } from '../api/client.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { wide } from '../shell/wide.ts';
import { incidentHere } from './here.ts';
import { keyText } from './model.ts';
import type { Chosen } from './triage-model.ts';

type Handlers = Readonly<Record<string, () => void>>;

const rowOf = (key: string): HTMLAnchorElement | undefined =>
  [...document.querySelectorAll('a.row')]
    .filter((row) => row instanceof HTMLAnchorElement)
    .find((row) => row.dataset['key'] === key);

/** Of a row that gets the focus once it is drawn: keys that come before that are about it. */
let due: string | null = null;
const framesToDraw = 10;

/** Brings a row into view and gives it the focus: a row that is not drawn yet is by then. */
function focusRow(models: Models, key: string): void {
  const list = document.querySelector('.rows-list');
  const at = models.desk.incidents.positionOf(key);
  const height = list?.querySelector('li')?.offsetHeight ?? 0;
  const box = list?.parentElement;
  if (at !== undefined && box instanceof HTMLElement && box.scrollHeight > box.clientHeight) {
    const top = at * height;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
  }
  due = key;
  focusDrawn(key, framesToDraw);
}

function focusDrawn(key: string, frames: number): void {
  if (due !== key) return;
  const row = rowOf(key);
  if (row === undefined && frames > 0) {
    requestAnimationFrame(() => focusDrawn(key, frames - 1));
    return;
  }
  due = null;
  row?.focus({ preventScroll: wide.value });
}

function move(models: Models, step: 1 | -1): void {
  const rows = [...document.querySelectorAll('a.row')].filter((row) => row instanceof HTMLAnchorElement);
  const { incidents } = models.desk;
  if (onlyListShown() || document.querySelector('.groups') !== null) {
    // Only the focus moves, Enter opens.
    const focused = focusedRow();
    const at = rows.findIndex((row) => row === focused);
    rows[at === -1 ? 0 : at + step]?.focus();
    return;
  }
  const key = incidents.neighbour(step);
  if (key === null) return;
  show(models, key);
}

function show(models: Models, key: IncidentKey): void {
  // At once, not only when the page is drawn again: a held key moves faster than that.
  void models.desk.incidents.open(key);
  goTo(incidentHere(key), 'replace');
  focusRow(models, keyText(key));
}

/** Narrow, the list and the incident take turns. */
const onlyListShown = (): boolean =>
  !wide.value && document.querySelector('a.row')?.checkVisibility() === true;

/** Resolves the target and goes on to the next one, unless several were meant or another is shown by now. */
export function resolve(models: Models, resolution: Resolution, chosen = models.desk.target()): void {
  const { desk } = models;
  const isShown = desk.selection.size.value === 0 && isSame(chosen, desk.target());
  void desk.act({ resolution }, chosen);
  if (isShown && wide.value) move(models, 1);
}

const isSame = (one: Chosen | null, other: Chosen | null): boolean =>
  one?.kind === 'keys' &&
  other?.kind === 'keys' &&
  String(one.keys.map(keyText)) === String(other.keys.map(keyText));

/** Takes the last change back, and goes back to the incident it was about: the first, of several. */
export function undo(models: Models): void {
  const { incidents, triage } = models.desk;
  const first = triage.last.value?.keys[0];
  if (!triage.canUndo.value) return;
  void triage.undo();
  if (first === undefined || incidents.positionOf(keyText(first)) === undefined) return;
  if (onlyListShown()) focusRow(models, keyText(first));
  else show(models, first);
}

/** The row that has the focus, itself or its box. */
function focusedRow(): HTMLElement | null {
  const row = document.activeElement?.closest('.rows-item')?.querySelector('a.row') ?? document.activeElement;
  return row instanceof HTMLElement ? row : null;
}

function selectKey(models: Models): string | null {
  if (due !== null) return due;
  const focused = focusedRow()?.dataset['key'];
  if (focused !== undefined) return focused;
  const opened = models.desk.incidents.opened.value;
  return opened.kind === 'ready'
    ? keyText({ day: opened.record.day, device: opened.record.device.id, id: opened.record.incident.id })
    : null;
}

const moving = (models: Models): Handlers => {
  const { incidents, asking } = models.desk;
  return {
    j: () => move(models, 1),
    k: () => move(models, -1),
    u: () => {
      const row = document.querySelector('a.row[aria-current]');
      goTo(incidentHere(null));
      if (row instanceof HTMLElement) requestAnimationFrame(() => row.focus());
    },
    r: () => {
      if (incidents.list.waiting.value.count > 0) incidents.list.showWaiting();
      else void incidents.poll();
    },
    '/': () => {
      const field = document.querySelector('.search-input');
      if (field instanceof HTMLInputElement) field.select();
    },
    '?': () => (asking.value = 'keys'),
  };
};

const working = (models: Models): Handlers => {
  const { desk } = models;
  const ask = (asking: NonNullable<typeof desk.asking.value>) => () => {
    if (desk.target() !== null) desk.asking.value = asking;
  };
  const select = (how: 'toggle' | 'extendTo') => () => {
    const key = selectKey(models);
    if (key !== null) desk.selection[how](key);
  };
  const digits = resolutions.map((resolution, index): [string, () => void] => [
    String(index + 1),
    () => {
      if (desk.target() !== null) resolve(models, resolution);
    },
  ]);
  return {
    e: ask('resolve'),
    a: ask('assign'),
    n: ask('note'),
    l: ask('labels'),
    o: () => void desk.act({ status: 'open' }),
    p: () => void desk.act({ status: 'in-progress' }),
    f: () => {
      const field = document.querySelector('.answer-text');
      if (field instanceof HTMLTextAreaElement) field.focus();
    },
    z: () => undo(models),
    x: select('toggle'),
    X: select('extendTo'),
    Escape: () => desk.selection.clear(),
    ...Object.fromEntries(digits),
  };
};

/** Who may not work on incidents has the keys to look at them. */
export const keysOf = (models: Models, session: SessionAnswer): Handlers => ({
  ...moving(models),
  ...(may(session, 'incidents.triage') ? working(models) : {}),
});
