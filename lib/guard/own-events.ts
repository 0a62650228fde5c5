/** The events this guard made itself when it released a held send. Nothing a page makes can get in here. */
export interface OwnEvents {
  has(event: Event): boolean;
  /** Dispatches an event of ours; false when the page cancelled it. */
  dispatch(target: EventTarget, event: Event): boolean;
  /** Runs `action`; the clicks it causes synchronously on `control` count as ours. */
  click(control: HTMLElement): void;
}

export function createOwnEvents(): OwnEvents {
  const own = new WeakSet<Event>();
  let clicking: HTMLElement | null = null;
  return {
    has: (event) =>
      own.has(event) || (clicking !== null && event.type === 'click' && event.target === clicking),
    dispatch(target, event) {
      own.add(event);
      return target.dispatchEvent(event);
    },
    click(control) {
      clicking = control;
      try {
        control.click();
      } finally {
        clicking = null;
      }
    },
  };
}
