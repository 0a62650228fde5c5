/** What was started, closed in reverse order, each whatever became of the others. */
export class Stack {
  #closers = [];

  /** @param {() => Promise<unknown>} close */
  add(close) {
    this.#closers.push(close);
  }

  async close() {
    for (const close of this.#closers.reverse()) await close().catch(() => undefined);
  }
}

/** Ctrl+C and its relatives, as something to wait for. */
export function stopSignal() {
  let stopped = false;
  let tell;
  const promise = new Promise((done) => {
    tell = done;
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      stopped = true;
      tell();
    });
  }
  return { promise, already: () => stopped };
}
