import { button, el } from '../dom/el.ts';
import { change, getState, onChange } from '../model/state.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { openForwardPopup } from './forward-popup.ts';

/** Shown while messages are being selected, also such as are scrolled out of the DOM. */
export function createSelectionBar(): HTMLElement {
  const count = el('span', { role: 'status' });
  const forward = button({ class: cx('primary', 'selection-container-forward') }, [labels.forward], () => {
    const { active, selection } = getState();
    if (active === null || !selection?.size) return;
    openForwardPopup(
      active,
      [...selection].toSorted((a, b) => a - b),
    );
  });
  const cancel = button({ class: cx('link') }, [labels.cancel], () => {
    change({ selection: null });
  });
  const bar = el(
    'div',
    { class: cx('selection', 'selection-container'), hidden: true },
    cancel,
    count,
    forward,
  );
  onChange(({ selection }) => {
    bar.hidden = selection === null;
    count.textContent = fill(labels.selected, { count: selection?.size ?? 0 });
    forward.disabled = !selection?.size;
  });
  return bar;
}
