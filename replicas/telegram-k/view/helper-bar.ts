import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { change, getState, type Helper, onChange } from '../model/state.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';

let show: (() => void) | null = null;
onChange(() => {
  show?.();
});

/** The bar above the composer: what is replied to, edited or forwarded. */
export function createHelperBar(): HTMLElement {
  const bar = el('div', { class: cx('helper', 'reply-wrapper') });
  let shown: Helper | null | undefined;
  show = () => {
    const { helper } = getState();
    if (helper === shown) return;
    shown = helper;
    bar.hidden = helper === null;
    bar.replaceChildren(...(helper ? contentOf(helper) : []));
  };
  show();
  return bar;
}

function contentOf(helper: Helper): Node[] {
  const cancel = button(
    { class: cx('icon-button', 'btn-icon reply-cancel'), 'aria-label': labels.cancel },
    [icon('close')],
    () => {
      change({ helper: null });
    },
  );
  return [el('strong', {}, headOf(helper)), el('span', { class: cx('helper-text') }, textOf(helper)), cancel];
}

function headOf(helper: Helper): string {
  if (helper.kind === 'forward') return fill(labels.forwarding, { count: helper.mids.length });
  return helper.kind === 'edit' ? labels.edit : labels.reply;
}

function textOf(helper: Helper): string {
  return helper.kind === 'forward' ? '' : helper.message.text.slice(0, 120);
}
