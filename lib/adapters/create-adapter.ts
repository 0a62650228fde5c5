import type { PlatformData } from '../core/policy/platform.ts';
import { platformIdOf } from '../core/policy/platform-id.ts';
import type { Adapter, AdapterState } from './adapter.ts';
import { isShown } from './anchors.ts';
import { conversationOfId, nobodyKnown, readConversation } from './conversation.ts';
import { dialogOf, surroundingOf, textOf } from './fields.ts';
import { createKit, fieldInFront, type Kit, placeOf, readRow } from './kit.ts';
import { firstElement } from './names.ts';
import { controlAt, fieldSentBy, holdsSendControl } from './send-control.ts';
import { exitSending, sendingOf } from './sendings.ts';
import { readSources } from './sources.ts';

/** The adapter that platform data describe. */
export function createPlatformAdapter(data: PlatformData, document: Document): Adapter {
  const kit = createKit(data, document);
  const { anchors, fields, surfaces, rows, chosen } = kit;
  const knowsSend = createSendWatch(kit);
  const covers = (path: readonly EventTarget[]) => {
    const element = firstElement(path);
    return element === null ? surfaces.isWhole() : surfaces.rootOf(element) !== null;
  };
  return {
    platform: platformIdOf(data),
    chokePoints: data.chokePoints ?? [],
    covers,
    composerAt(path) {
      const element = firstElement(path);
      const field = element && fields.at(element);
      return field && surfaces.rootOf(field) !== null ? sendingOf(kit, field) : null;
    },
    sentBy(path) {
      const target = firstElement(path);
      if (target === null || !covers(path)) return null;
      const control = controlAt(target);
      for (const exit of data.exits ?? []) {
        if (exit.in !== undefined && surroundingOf(anchors, exit.in, target) === null) continue;
        // A press beside all controls is none on those inside of what was hit.
        const isMeant = control !== null && anchors.isControl(exit.control, control);
        const pressed = isMeant ? control : anchors.closest(exit.control, target);
        if (pressed !== null) return exitSending(kit, exit, pressed);
      }
      const field = fieldSentBy(target, anchors, fields);
      return field && surfaces.rootOf(field) !== null ? sendingOf(kit, field) : null;
    },
    composerInFront() {
      const field = fieldInFront(kit);
      return field && sendingOf(kit, field);
    },
    listTakesEnter: ({ element }) => listTakesEnter(kit, element),
    conversationAt(path) {
      const element = firstElement(path);
      const row = element && anchors.closest('chat-row', element);
      if (row) return readRow(kit, row);
      // Where several stand beside each other, what is on none of them, or no longer, is nobody's.
      return covers(path) ? readConversation(data, placeOf(kit, element)) : nobodyKnown;
    },
    conversationOf(id) {
      const place = placeOf(kit, null);
      const open = readConversation(data, place);
      const isOpen = id === null || open.id === undefined || open.id === id;
      return isOpen ? open : conversationOfId(data, place, id, null);
    },
    dropTarget() {
      const field = fieldInFront(kit);
      return anchors.find('drop-target', placeOf(kit, field).root) ?? field;
    },
    notice(path) {
      rows.notice(path);
      surfaces.notice(path);
      chosen.notice(path);
    },
    noticeInput: chosen.notice,
    readAccount: () => ({ id: readSources(data.account, placeOf(kit, null)) }),
    readState: () => readState(kit, knowsSend),
  };
}

/**
 * Enter belongs to a suggestion list only when the composer itself names it as its own and it is shown, or the data
 * know it: any other list on the page (stickers, a menu) would be a way around the guard.
 */
function listTakesEnter({ anchors, surfaces, document }: Kit, element: HTMLElement): boolean {
  if (anchors.isShown('suggestions', surfaces.rootOf(element) ?? document)) return true;
  if (element.getAttribute('aria-expanded') === 'false') return false;
  const id = element.getAttribute('aria-controls') ?? element.getAttribute('aria-owns');
  const list = id === null ? null : document.getElementById(id);
  if (list === null || element.contains(list)) return false;
  return list.querySelector('[role="option"]') !== null && isShown(list);
}

/** Pages mount the control that sends once there is text: what was seen then is remembered until there is text again. */
function createSendWatch({ anchors, surfaces, document }: Kit): (field: HTMLElement | null) => boolean {
  let isKnown = true;
  return (field) => {
    if (field !== null && textOf(field).trim() !== '') {
      const around =
        anchors.closest('footer', field) ?? dialogOf(field) ?? surfaces.rootOf(field) ?? document;
      isKnown = holdsSendControl(around, anchors);
    }
    return isKnown;
  };
}

function readState(kit: Kit, knowsSend: (field: HTMLElement | null) => boolean): AdapterState | null {
  const { data, anchors, document } = kit;
  const field = fieldInFront(kit);
  const isOpen = anchors.find('main') !== null && kit.surfaces.isWhole();
  if (!isOpen && field === null) return null;
  const place = placeOf(kit, field);
  const isMissing = (name: string): boolean => {
    if (name === 'title') return readConversation(data, place).title === null;
    return name === 'send' ? !knowsSend(field) : anchors.find(name, place.root) === null;
  };
  const missing = (data.required ?? ['composer', 'header', 'title']).filter(isMissing);
  const health = missing.length === 0 ? 'ok' : field === null ? 'blind' : 'degraded';
  return {
    platform: platformIdOf(data),
    health,
    missing,
    // No more than a server takes.
    page: readSources(data.build, place)?.slice(0, 100) ?? null,
    host: document.location.host,
  };
}
