/** Firefox's own limit is 30 s without an event; people may set it lower. */
const everyMs = 1000;

/** Keeps an event page from being put to sleep in the middle of work. */
export interface Awake {
  /** Each ends with one `end`. */
  begin(): void;
  end(): void;
}

/**
 * Firefox takes every call of an extension's API for a sign of life, but neither workers nor open ports.
 * @param signOfLife makes such a call
 */
export function createAwake(signOfLife: () => Promise<unknown>): Awake {
  let count = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    begin() {
      count += 1;
      timer ??= setInterval(() => {
        signOfLife().catch(() => undefined);
      }, everyMs);
    },
    end() {
      count -= 1;
      if (count > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}
