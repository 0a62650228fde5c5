export { renderPopup } from './popup.tsx';
export type { CheckedPage, PageCheck, PopupActions, PopupState } from './state.ts';
