import type { PlatformData } from '../core/policy/platform.ts';
import type { Conversation } from '../core/decide/egress.ts';
import { createAnchors, isShown, type Anchors } from './anchors.ts';
import { conversationOfId } from './conversation.ts';
import { type ChosenRows, createChosenRows } from './chosen-rows.ts';
import { createFields, dialogOf, type Fields, shownDialogs } from './fields.ts';
import { lineOf } from './names.ts';
import { createRows, type Rows } from './rows.ts';
import { type Place, readSources } from './sources.ts';
import { createSurfaces, type Surfaces } from './surfaces.ts';

/** What the parts of an adapter share. */
export interface Kit {
  readonly data: PlatformData;
  readonly document: Document;
  readonly anchors: Anchors;
  readonly fields: Fields;
  readonly surfaces: Surfaces;
  readonly rows: Rows;
  readonly chosen: ChosenRows;
}

export function createKit(data: PlatformData, document: Document): Kit {
  const anchors = createAnchors(data, document);
  const fields = createFields(anchors);
  const surfaces = createSurfaces(data, document, anchors, fields);
  const rows = createRows(document, anchors);
  const names = (data.exits ?? []).flatMap(({ recipients = [] }) => recipients);
  const chosen = createChosenRows(anchors, ['chosen-item', ...names]);
  return { data, document, anchors, fields, surfaces, rows, chosen };
}

/** The field where the conversation around `root` is written: the known anchor, else the last field outside of dialogs. */
export function mainField({ anchors, fields, surfaces }: Kit, root: ParentNode): HTMLElement | null {
  const isOurs = (one: HTMLElement) => isShown(one) && surfaces.rootOf(one) !== null;
  const known = anchors.findAll('composer', root).find((one) => fields.at(one) !== null && isOurs(one));
  if (known !== undefined) return fields.at(known);
  return fields.within(root).findLast((one) => dialogOf(one) === null && isOurs(one)) ?? null;
}

/** The field that is in front of the person: of the dialog on top, else of the open conversation. */
export function fieldInFront(kit: Kit): HTMLElement | null {
  // One that only asks for a time stands in front of the dialog whose text it is about.
  for (const dialog of shownDialogs(kit.document).toReversed()) {
    const [inDialog] = kit.fields.within(dialog).filter(isShown);
    if (inDialog !== undefined && kit.surfaces.rootOf(inDialog) !== null) return inDialog;
  }
  return mainField(kit, kit.document);
}

/** A conversation in a list, by its row. Without an id of it nobody knows of what kind it is. */
export function readRow(kit: Kit, row: HTMLElement): Conversation {
  const { anchors, data } = kit;
  const place = { ...placeOf(kit, row), root: row };
  const title = lineOf(anchors.find('chat-title', row) ?? row);
  return conversationOfId(data, place, readSources(data.conversation?.rowId, place), title);
}

/** Where to read about the conversation that `element` belongs to. */
export function placeOf(kit: Kit, element: Element | null): Place {
  const root = (element && kit.surfaces.rootOf(element)) ?? kit.document;
  return { document: kit.document, anchors: kit.anchors, root, composer: mainField(kit, root) };
}
