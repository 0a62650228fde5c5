import { relationsOf } from './document.ts';
import { createLines } from '../../lines.ts';
import type { PartHandler } from './handler.ts';

/** The presentation (19.2): slides in their order. Slides that it does not list come behind. */
export const presentation: PartHandler = ({ document, part }) => {
  const relations = relationsOf(document, part.name);
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const names = createLines();
  let number = 0;
  const add = (target: string | undefined): void => {
    if (target === undefined || document.places.has(target)) return;
    number += 1;
    document.into.count('slides');
    document.places.set(target, [`slide ${number}`]);
    document.order.push(
      target,
      ...relationsOf(document, target)
        .filter(seenWithSlide)
        .map((r) => r.target),
    );
  };
  return {
    open(tag) {
      if (tag.name === 'sldId') add(targets.get(tag.prefixedAttribute('id') ?? ''));
      if (tag.name === 'section' || tag.name === 'custShow') names.add(tag.attribute('name'));
    },
    text: () => undefined,
    close: () => undefined,
    end() {
      for (const { kind, target } of relations) if (kind === 'slide') add(target);
      document.into.text(['sections'], names.text());
    },
  };
};

const seenWithSlide = ({ kind, external }: { kind: string; external: boolean }): boolean =>
  !external && /^(?:notesslide|comments?|chart|diagramdata|diagramdrawing)$/.test(kind);
