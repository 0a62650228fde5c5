import type { Collector } from '../../collector.ts';
import { createLines } from '../../lines.ts';
import type { Meter } from '../../meter.ts';
import { findShapeTexts } from '../../office-art-texts.ts';

/** What is said of drawings: of those that float in the tables, of those in a line with their pictures. */
export function readShapes(streams: readonly Uint8Array[], into: Collector, meter: Meter): void {
  const lines = { shown: createLines(), alternative: createLines(), link: createLines() };
  for (const stream of streams) findShapeTexts(stream, ({ kind, text }) => lines[kind].add(text), meter);
  into.text(['drawings'], lines.shown.text());
  into.text(['drawings', 'alternative texts'], lines.alternative.text());
  into.text(['drawings', 'links'], lines.link.text());
}
