export interface Composer {
  readonly root: HTMLElement;
  readonly input: HTMLElement;
  setText(text: string): void;
  /** Gives a key to the open list of suggestions; true when the list took it. */
  handleListKey(event: KeyboardEvent): boolean;
  update(hasText: boolean): void;
}

let current: Composer | null = null;

/** The open chat's composer; it is another one after each change of chat. */
export function currentComposer(): Composer | null {
  return current;
}

export function setComposer(composer: Composer | null): void {
  current = composer;
}
