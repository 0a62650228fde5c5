const due = new Set<Promise<void>>();

/** Acts after a while, unless it is called off. `nothingIsDue` waits for it. */
export function soon(delayMs: number, act: () => void): () => void {
  let done: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    done = () => {
      due.delete(wait);
      resolve();
    };
  });
  due.add(wait);
  const timer = setTimeout(() => {
    act();
    done();
  }, delayMs);
  return () => {
    clearTimeout(timer);
    done();
  };
}

/** Resolves once everything that was to happen soon has, or was called off. */
export async function nothingIsDue(): Promise<void> {
  while (due.size > 0) await Promise.all(due);
}
