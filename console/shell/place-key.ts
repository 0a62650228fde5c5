/**
 * The key of an item that has none of its own, in a list that is edited: with how many there are in it, so that what one
 * that is gone had (the focus of its button, a language that was chosen) does not pass to the next.
 */
export const placeKey = (index: number, all: readonly unknown[]): string =>
  `${String(index)} of ${String(all.length)}`;
