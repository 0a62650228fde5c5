import { touch } from '../variant.ts';

const pressEvent = touch ? 'mousedown' : 'click';
let lastMouseDown: EventTarget | null = null;

document.addEventListener(
  'mousedown',
  (event) => {
    lastMouseDown = event.target;
  },
  true,
);

/**
 * Acts on click, or on mousedown where touch exists. A trusted click counts only when its own mousedown hit the same
 * target; a click made by script always counts.
 */
export function onPress(element: HTMLElement, act: () => void): void {
  element.addEventListener(pressEvent, (event) => {
    if (event.button !== 0) return;
    const started = lastMouseDown;
    if (pressEvent === 'click') lastMouseDown = null;
    if (pressEvent === 'click' && event.isTrusted && started !== event.target) return;
    event.preventDefault();
    act();
  });
}

/** What the page does itself where Enter stands for a button. */
export function simulatePress(element: HTMLElement): void {
  element.dispatchEvent(new MouseEvent(pressEvent, { bubbles: true, cancelable: true, composed: true }));
}
