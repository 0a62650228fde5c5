let last = 1000;

/** The id of a new message. */
export function newMessageId(): number {
  last += 1;
  return last;
}
