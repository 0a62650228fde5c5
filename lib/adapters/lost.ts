import type { AdapterState } from './adapter.ts';

/** The state, made worse by parts of the guard that no longer answer. */
export function withLost(state: AdapterState, lost: readonly string[]): AdapterState {
  if (lost.length === 0) return state;
  return {
    ...state,
    health: state.health === 'ok' ? 'degraded' : state.health,
    missing: [...state.missing, ...lost],
  };
}
