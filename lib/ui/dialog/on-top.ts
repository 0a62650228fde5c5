/** How often a question comes back over what the page opens above it. */
const mostOften = 5;

/**
 * Hears, at the window, of each dialog or popover that the page opens while a question is open: it stands above ours, and
 * a modal one would take ours out of reach. A page that goes on with it is left alone: nothing is sent.
 */
export function overOurs(raise: () => void): (event: Event) => void {
  let left = mostOften;
  return ({ target, isTrusted }) => {
    const isOver = target instanceof HTMLElement && target.matches(':modal, :popover-open');
    if (!isOver || !isTrusted || left === 0) return;
    left -= 1;
    raise();
  };
}
