export { measureAccuracy } from './accuracy.ts';
export { missesOf, toText } from './report.ts';
