import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** A modal dialog on the platform's own `<dialog>`: focus kept inside, Escape closes, focus returns afterwards. */
export function ModalDialog(props: {
  readonly title: string;
  /** Called once, however it was closed. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const returnTo = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
    };
  }, []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={id} onClose={props.onClose}>
      <h2 class="dialog-title" id={id}>
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
}
