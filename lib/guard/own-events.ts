/** The events this guard made itself when it released a held send. Nothing a page makes can get in here. */
export interface OwnEvents {
  has(event: Event): boolean;
  /** Dispatches an event of ours; false when the page cancelled it. */
  dispatch(target: EventTarget, event: Event): boolean;
  /** Runs `action`; the clicks it causes synchronously on `control` count as ours. */
  click(control: HTMLElement): void;
  /** Events of this type, or of a drag, that come while `action` runs are ours: the hooks in the page made them for us. */
  during<T>(type: 'paste' | 'drag', action: () => T): T;
}

export function createOwnEvents(): OwnEvents {
  const own = new WeakSet<Event>();
  let clicking: HTMLElement | null = null;
  let replaying: 'paste' | 'drag' | null = null;
  return {
    has: (event) =>
      own.has(event) ||
      (clicking !== null && event.type === 'click' && event.target === clicking) ||
      (replaying === 'paste' && event.type === 'paste') ||
      (replaying === 'drag' && /^drag|^drop$/.test(event.type)),
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
    during(type, action) {
      replaying = type;
      try {
        return action();
      } finally {
        replaying = null;
      }
    },
  };
}
