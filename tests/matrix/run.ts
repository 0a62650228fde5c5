import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { SentRecord } from '../../replicas/serve.ts';
import { until } from '../harness/until.ts';
import { isWhole } from '../harness/whole.ts';
import { type Cell, type Client, type Row, rows } from './cells.ts';
import type { Person } from './person.ts';
import { clean, forbidden, secretOf } from './policy.ts';
import { noteCell } from './report.ts';

export interface Stage {
  readonly browser: 'chromium' | 'firefox';
  person(): Promise<Person>;
  recentIncidents(): Promise<readonly IncidentRecord[]>;
}

let seed = 100;

/** Runs a client's cells, and keeps what was seen for docs/COVERAGE.md. `only` picks cells. */
export function runMatrix(
  client: Client,
  stage: () => Stage,
  browser: Stage['browser'],
  only?: (cell: Cell) => boolean,
): void {
  describe(`${client.title} in ${browser}`, () => {
    it('has a cell for every way', () => {
      const missing = (Object.keys(rows) as Row[]).filter(
        (row) => !client.cells.some((cell) => cell.row === row),
      );
      expect(missing).toEqual([]);
    });

    for (const cell of client.cells.filter(
      (one, at) => only?.(one) ?? (isWhole || isFirstOfRow(client, at)),
    )) {
      const cannot =
        cell.kind === 'absent' ? cell.why : browser === 'firefox' ? cell.notInFirefox : undefined;
      const title = `${rows[cell.row]}${cannot === undefined ? '' : `: ${cannot}`}`;
      const held = cell.kind === 'absent' ? cell.held : undefined;
      if (held !== undefined && (browser !== 'firefox' || held.notInFirefox === undefined)) {
        it(title, async () => {
          noteCell(client, cell, browser, 'started');
          await play(client, { ...held, kind: 'content', row: cell.row, grade: cell.grade }, stage(), true);
          noteCell(client, cell, browser, 'absent and held', cannot);
        });
        continue;
      }
      if (cannot !== undefined) {
        noteCell(client, cell, browser, 'absent', cannot);
        it.skip(title, () => undefined);
        continue;
      }
      it(title, async () => {
        noteCell(client, cell, browser, 'started');
        await play(client, cell, stage());
        noteCell(client, cell, browser, 'proven');
      });
    }
  });
}

/** Where time is short, a row's first cell stands for the row. */
function isFirstOfRow({ cells }: Client, at: number): boolean {
  return cells.findIndex(({ row }) => row === cells[at]?.row) === at;
}

/** `isHeldOnly`: there is no such way, so that nothing clean leaves by it. */
async function play(client: Client, cell: Cell, stage: Stage, isHeldOnly = false): Promise<void> {
  const person = await stage.person();
  const known = new Set((await stage.recentIncidents()).map(({ incident }) => incident.id));
  try {
    switch (cell.kind) {
      case 'content':
        await playForbidden(client, cell, person);
        if (!isHeldOnly) await playClean(client, cell, person);
        break;
      case 'channel':
        await playChannel(client, cell, person);
        break;
      case 'passes':
        await client.ready(person, cell.row);
        await cell.act(person);
        expect(await someSent(person)).not.toEqual([]);
        return;
      default:
        return;
    }
  } finally {
    await person.close();
  }
  if (cell.kind === 'content' && cell.quiet === true) return;
  const { channel } = cell;
  await until(`an incident of channel ${channel}`, async () =>
    (await stage.recentIncidents()).some(
      ({ incident }) =>
        !known.has(incident.id) &&
        incident.egress.channel === channel &&
        incident.egress.platform === client.platform &&
        // The text is still in the composer then, and can be redacted.
        !(ownEvents.has(cell.row) && incident.backstop === true),
    ),
  );
}

type ContentCell = Extract<Cell, { kind: 'content' }>;

async function playForbidden(client: Client, cell: ContentCell, person: Person): Promise<void> {
  seed += 1;
  await client.ready(person, cell.row);
  const before = await person.sent();
  await cell.act(person, forbidden(seed));
  if (cell.quiet !== true) await refuse(person);
  const held = newSince(before, await person.sent());
  expect(leaks(held, secretOf(seed)), 'left although it is forbidden').toEqual([]);
  expect(held.filter((one) => cell.isOfCell?.(one)).map(({ path }) => path)).toEqual([]);
}

async function playClean(client: Client, cell: ContentCell, person: Person): Promise<void> {
  seed += 1;
  await client.ready(person, cell.row);
  const start = await person.sent();
  const sample = clean(seed);
  if (ownEvents.has(cell.row)) await person.evaluate(listenToEvents);
  await cell.act(person, sample);
  const wanted = cell.clean ?? 1;
  const carried = await until(`${String(wanted)} clean records`, async () => {
    const found = newSince(start, await person.sent()).filter(
      (one) => cell.isOfCell?.(one) ?? carries(one, sample, cell.channel),
    );
    return found.length >= wanted && found;
  });
  expect(carried).toHaveLength(wanted);
  if (!ownEvents.has(cell.row)) return;
  const heard = await person.evaluate(heardEvents);
  expect(heard.filter(({ isTrusted }) => !isTrusted)).toEqual([]);
  expect(heard).not.toEqual([]);
}

/** Clean text leaves by the very events of the person: the page hears none that somebody made. */
const ownEvents: ReadonlySet<Row> = new Set<Row>([
  'enter',
  'enter-modified',
  'enter-body',
  'silent-scheduled',
  'button-mouse',
  'button-touch',
  'button-keyboard',
  'paste-text',
  'paste-html',
  'drag-text',
  'edit',
  'reply',
]);

interface Heard {
  readonly type: string;
  readonly isTrusted: boolean;
}

/** Runs in the page. */
function listenToEvents(): void {
  const heard: Heard[] = [];
  Object.assign(globalThis, { heard });
  // Not `input`: pages make it themselves when they have emptied a field.
  const keys = ['keydown', 'keypress', 'keyup', 'beforeinput', 'paste'];
  const pointers = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click'];
  for (const type of [...keys, ...pointers, 'dragenter', 'dragover', 'drop'])
    addEventListener(type, ({ isTrusted }) => heard.push({ type, isTrusted }), true);
}

/** Runs in the page. */
function heardEvents(): readonly Heard[] {
  return Reflect.get(globalThis, 'heard') as readonly Heard[];
}

async function playChannel(
  client: Client,
  cell: Extract<Cell, { kind: 'channel' }>,
  person: Person,
): Promise<void> {
  await client.ready(person, cell.row);
  const before = await person.sent();
  await cell.act(person);
  await refuse(person);
  const isOfCell = (record: SentRecord) => !['draft', 'preview'].includes(record.path);
  expect(newSince(before, await person.sent()).filter(isOfCell)).toEqual([]);

  await client.ready(person, cell.row);
  const start = await person.sent();
  await cell.act(person);
  const dialog = await person.dialog();
  const anyway = dialog.buttons.find((label) => label.endsWith('anyway'));
  await dialog.click(anyway ?? 'Send anyway');
  await person.dialogGone();
  await cell.finish?.(person);
  const sent = await until('what was started anyway', async () => {
    const found = newSince(start, await person.sent()).filter(isOfCell);
    return found.length > 0 && found;
  });
  expect(sent).toHaveLength(1);
}

/** Answers the dialog with its first way back. */
export async function refuse(person: Person): Promise<void> {
  const dialog = await person.dialog();
  const back = dialog.buttons.find((label) => /^(Edit message|Don.t |Close)/.test(label));
  await dialog.click(back ?? dialog.buttons[0] ?? '');
  await person.dialogGone();
}

function newSince(before: readonly SentRecord[], now: readonly SentRecord[]): readonly SentRecord[] {
  const seen = new Set(before.map(({ seq, at }) => `${String(seq)} ${String(at)}`));
  return now.filter(({ seq, at }) => !seen.has(`${String(seq)} ${String(at)}`));
}

/** Records with the secret in their text, or with a file that has a sample's name. */
function leaks(records: readonly SentRecord[], secret: string): readonly string[] {
  return records
    .filter(({ text, files }) => text.includes(secret) || files.some(({ name }) => name.startsWith('list-')))
    .map(({ path }) => path);
}

function carries(
  record: SentRecord,
  sample: { text: string; file: { path: string } },
  channel: string,
): boolean {
  const name = sample.file.path.split('/').at(-1) ?? '';
  const isEarly = record.path === 'draft' || record.path === 'preview';
  if (isEarly && record.path !== channel) return false;
  return record.text.includes(sample.text) || record.files.some((file) => file.name === name);
}

function someSent(person: Person): Promise<readonly SentRecord[]> {
  return until('something sent', async () => {
    const records = await person.sent();
    return records.length > 0 && records;
  });
}
