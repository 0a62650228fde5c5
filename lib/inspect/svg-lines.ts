import { attributesOf } from './markup.ts';
import type { Meter } from './meter.ts';

/** Whether this start of an element begins a line of text in a drawing; to be asked for all of them, in order. */
export type StartsLine = (name: string, attributes: string) => boolean;

/**
 * SVG has no line ends (SVG 2, 11.1): programs put each line into a `tspan`, and the pieces of a word as well. A line is
 * one that Inkscape says is one, or that stands at another height than what came before.
 */
export function createSvgLines(meter: Meter): StartsLine {
  let height = '';
  return (name, attributes) => {
    const kind = /(?:^|:)(text|tspan)$/.exec(name)?.[1];
    if (kind === undefined) return false;
    let isLine = kind === 'text';
    if (isLine) height = '';
    let isMoved = false;
    for (const [key, value] of attributesOf(attributes, meter)) {
      if (key === 'role' && value === 'line') isLine = true;
      else if (key === 'dy') isMoved = firstOf(value) !== '' && Number.parseFloat(firstOf(value)) !== 0;
      else if (key === 'y') {
        isLine ||= firstOf(value) !== height;
        height = firstOf(value);
      }
    }
    if (isMoved) height = '';
    return isLine || isMoved;
  };
}

/** There may be one for each letter. */
const firstOf = (list: string): string => list.trim().split(/[\s,]/, 1)[0] ?? '';
