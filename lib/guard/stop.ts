export function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
