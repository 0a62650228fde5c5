import { h } from '../dom/build.ts';
import { onClick } from '../dom/delegate.ts';
import { pressButton } from '../dom/press.ts';
import { sendOne } from '../model/send.ts';
import { peers } from '../model/store.ts';
import { cls, furtherContact, labels } from '../variant.ts';
import { openDialog } from './overlay.ts';

/** Sends the card of one of the known people, by one click. */
export function openContactDialog(): void {
  const known = peers.filter((peer) => peer.kind === 'direct');
  const further = { id: '6100000099', title: furtherContact ?? '', phone: '+420700000099' };
  const rows = [...known, ...(furtherContact === null ? [] : [further])].map(
    ({ id: userId, title: firstName, phone: phoneNumber }) => {
      const row = h('div', { class: cls('row'), role: 'button', tabindex: '0' }, firstName);
      onClick(row, () => {
        dialog.close();
        const shown = { text: `${labels.contact}: ${firstName}` };
        sendOne({ contact: { userId, firstName, phoneNumber } }, { via: 'button' }, shown, {
          lines: [phoneNumber],
        });
      });
      return row;
    },
  );
  const dialog = openDialog({ label: labels.contact }, ...rows);
}

/** Sends a place; an invented one, so that nobody's is asked for. */
export function openLocationDialog(): void {
  const place = { latitude: 50.0875, longitude: 14.4213 };
  const text = `${place.latitude}, ${place.longitude}`;
  const send = pressButton({ class: cls('primary'), label: labels.place }, () => {
    dialog.close();
    sendOne({ location: place }, { via: 'button' }, { text: `${labels.location}: ${text}` });
  });
  const dialog = openDialog({ label: labels.location }, h('p', {}, text), send);
}
