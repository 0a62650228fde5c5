export type { WelcomeState } from './state.ts';
export { renderWelcome } from './welcome.tsx';
