import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { openMenu } from '../dom/menu.ts';
import { activePeer } from '../model/state.ts';
import { cx, fileSystemPicker, labels } from '../variant.ts';
import { openContactForm, openLocationForm, openPollForm, openTodoForm } from './form-popups.ts';
import { openMediaPopup } from './media-popup.ts';
import { pickFromFileSystem } from './file-system-picker.ts';

/** The paper clip and the one file input, hidden but attached, that it clicks. */
export function attachButton(): DocumentFragment {
  const input = el('input', {
    type: 'file',
    multiple: true,
    class: cx('hidden-input'),
    tabindex: -1,
    'aria-hidden': 'true',
  });
  let asDocument = false;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    openMediaPopup(files, asDocument);
  });
  const choose = (document: boolean) => {
    asDocument = document;
    if (fileSystemPicker) {
      pickFromFileSystem((files) => {
        openMediaPopup(files, document);
      });
      return;
    }
    if (document) input.removeAttribute('accept');
    else input.accept = 'image/*,video/*';
    input.click();
  };
  const clip = button(
    { class: cx('icon-button', 'btn-icon attach-file'), 'aria-label': labels.attach },
    [icon('clip')],
    () => {
      const { left, top } = clip.getBoundingClientRect();
      openMenu(left - 120, top - 260, itemsFor(choose));
    },
  );
  const both = document.createDocumentFragment();
  both.append(clip, input);
  return both;
}

function itemsFor(choose: (asDocument: boolean) => void) {
  const id = activePeer()?.id ?? '';
  const form = (label: string, open: (peerId: string) => void) => ({
    label,
    act: () => {
      open(id);
    },
  });
  return [
    { label: labels.photo, act: () => choose(false) },
    { label: labels.document, act: () => choose(true) },
    form(labels.poll, openPollForm),
    form(labels.checklist, openTodoForm),
    form(labels.contact, openContactForm),
    form(labels.location, openLocationForm),
  ];
}
