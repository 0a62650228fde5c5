import type { XmlTag } from '../../xml.ts';

/** What styles hide (OpenDocument 1.3 part 3): text (20.421), sheets (20.299), slides (20.263). By name of the style. */
export interface HidingStyles {
  open(tag: XmlTag): void;
  hides(style: string | undefined): boolean;
}

export function createHidingStyles(): HidingStyles {
  const hiding = new Set<string>();
  let style = '';
  return {
    open(tag) {
      if (tag.name === 'style') style = tag.attribute('style:name') ?? tag.attribute('name') ?? '';
      const hides =
        (tag.name === 'text-properties' && tag.attribute('display') === 'none') ||
        (tag.name === 'table-properties' && tag.attribute('display') === 'false') ||
        (tag.name === 'drawing-page-properties' && tag.attribute('visibility') === 'hidden');
      if (hides) hiding.add(style);
    },
    hides: (name) => name !== undefined && hiding.has(name),
  };
}
