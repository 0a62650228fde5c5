import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { shellText } from '../shell/text.ts';

export interface ChooserItem {
  readonly id: string;
  readonly label: ComponentChildren;
  /** A sentence about it. */
  readonly hint?: ComponentChildren;
  readonly onChoose: () => void;
}

/** A few things of which one is done, by pointer, by arrows and Enter, or by its number. */
export function Chooser(props: {
  readonly title: string;
  readonly items: readonly ChooserItem[];
  readonly onClose: () => void;
  /** Above the items. */
  readonly children?: ComponentChildren;
}): VNode {
  const { title, items, onClose, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  useEffect(() => buttons()[0]?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    const step =
      event.key === 'ArrowDown' || event.key === 'j'
        ? 1
        : event.key === 'ArrowUp' || event.key === 'k'
          ? -1
          : 0;
    if (step !== 0) {
      event.preventDefault();
      all[(at + step + all.length) % all.length]?.focus();
    } else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      items[Number(event.key) - 1]?.onChoose();
    }
  };
  return (
    <ModalDialog title={title} onClose={onClose}>
      {children}
      <ul class="chooser" ref={list} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <li key={item.id}>
            <button type="button" class="chooser-item" onClick={item.onChoose}>
              <span class="chooser-words">
                <span>{item.label}</span>
                {item.hint === undefined ? null : <span class="chooser-hint">{item.hint}</span>}
              </span>
              {index < 9 ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 ? null : (
        <div class="dialog-actions">
          <Button onClick={onClose}>{shellText.close}</Button>
        </div>
      )}
    </ModalDialog>
  );
}
