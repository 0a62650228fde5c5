import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface ModalDialogProps {
  readonly title: string;
  /** False: what was begun in it goes on whatever is pressed, so Escape does nothing. Default true. */
  readonly closable?: boolean;
  /** Called once, however it was closed. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog on the platform's own `<dialog>`: focus kept inside, Escape closes, focus returns afterwards. */
export function ModalDialog({ title, closable = true, onClose, children }: ModalDialogProps): VNode {
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
    <dialog
      class="dialog"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        if (!closable) event.preventDefault();
      }}
      onClose={() => {
        if (closable) onClose();
        // Chromium lets a second Escape through whatever the first was told.
        else dialog.current?.showModal();
      }}
    >
      <h2 class="dialog-title" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
