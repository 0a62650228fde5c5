import { h, type Child } from './build.ts';
import { onClick, onMouseDown } from './delegate.ts';

export const isTouch = 'ontouchstart' in window;

/**
 * A button as most of them are in the original: it acts on mousedown already, on click only where there is touch.
 * Consequence kept: the keyboard, which makes clicks, does not work them.
 */
export function onPress(button: HTMLButtonElement, act: () => void): void {
  if (isTouch) {
    onClick(button, act);
    return;
  }
  onMouseDown(button, (event) => {
    if (event.button !== 0 || button.disabled) return;
    event.preventDefault(); // the composer keeps the focus
    act();
  });
}

export interface ButtonLook {
  readonly class: string;
  readonly label: string;
  /** Shown instead of the label. */
  readonly icon?: Child;
}

/** Such a button. */
export function pressButton(
  { class: className, label, icon }: ButtonLook,
  act: () => void,
): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: className, 'aria-label': label, title: icon ? label : undefined },
    icon ?? label,
  );
  onPress(button, act);
  return button;
}
