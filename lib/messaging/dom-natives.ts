import { method } from './natives.ts';

/** Natives of the DOM that several parts call; natives.ts says how. */
export const dispatchEvent = method('EventTarget', 'dispatchEvent');
export const listen = method('EventTarget', 'addEventListener');
export const unlisten = method('EventTarget', 'removeEventListener');
export const createElement = method('Document', 'createElement');
export const appendChild = method('Node', 'appendChild');
export const setAttribute = method('Element', 'setAttribute');
