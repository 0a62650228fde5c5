/** Work that nobody waits for. What fails is tried again by the alarm; the queue and the last good policy are untouched. */
export async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // eslint-disable-next-line no-console -- the only trace a developer gets; it carries the kind of error, no content
    console.warn('sluice: background work failed', error instanceof Error ? error.name : 'unknown');
  }
}
