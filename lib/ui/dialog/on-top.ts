/** How often a question comes back over what the page opens above it. */
const mostOften = 5;

/**
 * Hears, at the window, of each dialog, popover or full screen that the page opens while a question is open: it stands
 * above ours, and a modal one would take ours out of reach. A page that goes on with it is not fought: `giveUp` ends the
 * question, as nobody knows what a person sees who is asked beneath.
 */
export function overOurs(raise: () => void, giveUp: () => void): (event: Event) => void {
  let left = mostOften;
  // What fills the screen is :modal as well.
  return ({ target, isTrusted }) => {
    const isOver = target instanceof HTMLElement && target.matches(':modal, :popover-open');
    if (!isOver || !isTrusted) return;
    left -= 1;
    if (left < 0) giveUp();
    else raise();
  };
}
