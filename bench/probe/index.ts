/**
 * What is measured in a content script's world and in Node alike: only what both have. Functions alone, for a place
 * calls them by name with arguments that can be written as JSON. Times in ms.
 */
export { measureLoad } from './policy.ts';
export { measureThroughput } from './throughput.ts';
export { measureTyping } from './typing.ts';
export { measureVerdicts } from './verdicts.ts';
