import { standardLimits } from '../inspect/meter.ts';

/**
 * Milliseconds that a reader has until it comes to the writing in pictures, and from then on. Its limits end first;
 * engines that are still to be loaded and texts that are still to be scanned come on top. Past that it is stuck.
 */
export const textMs = standardLimits.milliseconds + 5000;
export const ocrMs = standardLimits.ocrMilliseconds + 5000;
/** A reader that is only slow stops by itself so much earlier. */
export const aheadMs = 1500;
