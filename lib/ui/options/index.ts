export { renderOptions } from './options.tsx';
export type { Leaving, OptionsActions, OptionsState } from './state.ts';
