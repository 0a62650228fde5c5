import { lazy } from '../../lazy.ts';

/** Words of purpose, in languages that put them before what something is for: "tax number for the invoice". */
const words = [
  'for|on',
  'für|fürs|zur|zum|auf|bei',
  'pour|sur|à|au',
  'para|pra|pro|por|na|no|en|per',
  'do|dla|na|k|ke|pre|pro|za',
  'voor|bij|op|för|till|på|til|ved',
  'pentru|untuk|buat|cho|kwa|για',
  'для|до|на|за|к|по',
];

const purpose = lazy(
  () =>
    new RegExp(
      `^\\p{L}{0,12}\\.?[ \\u00a0]{1,2}(?:\\p{L}{2,14}[ \\u00a0])?(?:${words.join('|')})[ \\u00a0][^.,;!?\\r\\n|]*$`,
      'iu',
    ),
);

/**
 * Whether the words between a label and its value say what the value is for. What they name ("for the order") then
 * tells nothing about the value.
 */
export function saysPurpose(between: string): boolean {
  return purpose().test(between);
}
