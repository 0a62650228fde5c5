import type { XmlHandler } from '../../xml.ts';
import type { OfficeDocument } from './document.ts';
import type { Part } from './package.ts';

/** What the handler of a part knows about it. */
export interface PartContext {
  readonly document: OfficeDocument;
  readonly part: Part;
  /** Where it is seen: `['slide 3']`. */
  readonly place: readonly string[];
}

/** Makes what reads a part, by its root element. */
export type PartHandler = (context: PartContext) => XmlHandler;

/** Values that stand in `true`, `1`, `on`; absent is true as well where the element stands (ECMA-376 17.17.4). */
export const isOn = (value: string | undefined): boolean => !/^(?:0|false|off)$/i.test(value ?? '');
