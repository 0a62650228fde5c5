import { useSyncExternalStore } from 'react';
import { getState, subscribe } from '../model/store.ts';
import type { State } from '../model/types.ts';

export function useStore(): State {
  return useSyncExternalStore(subscribe, getState);
}
