import { apply } from '../messaging/natives.ts';

const { setTimeout } = globalThis;

/** In a task of its own, as the browser's own answers come. */
export function later(work: () => void): void {
  apply(setTimeout, undefined, [work, 0]);
}
