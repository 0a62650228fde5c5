import type { Message } from '../message.ts';

export function tuned(): Message[] {
  return [];
}
