import { method } from '../messaging/natives.ts';

/** Natives that several hooks call; ../messaging/natives.ts says how. */
export const NativePromise = Promise;
export const NativeDomException = DOMException;
export const onSettled = method('Promise', 'then');
export const paramsText = method('URLSearchParams', 'toString');
