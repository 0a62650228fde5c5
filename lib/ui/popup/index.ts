export { renderPopup } from './popup.tsx';
export type { PopupActions, PopupState } from './state.ts';
