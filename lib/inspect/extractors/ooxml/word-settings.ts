import { createLines } from '../../lines.ts';
import { isOn, type PartHandler } from './handler.ts';

/** Styles whose text is hidden (17.3.2.41). */
export const wordStyles: PartHandler = ({ document }) => {
  let style: string | undefined;
  return {
    open(tag) {
      if (tag.name === 'style') style = tag.attribute('styleId');
      else if (tag.name === 'vanish' && style !== undefined && isOn(tag.attribute('val')))
        document.hiddenStyles.add(style);
    },
    text: () => undefined,
    close(name) {
      if (name === 'style') style = undefined;
    },
  };
};

/** Document variables and the source of a mail merge (17.15.1.31, 17.14): not shown, but there to be read. */
export const wordSettings: PartHandler = ({ document }) => {
  const lines = createLines();
  return {
    open(tag) {
      if (tag.name === 'docVar') lines.add(`${tag.attribute('name') ?? ''}: ${tag.attribute('val') ?? ''}`);
      if (tag.name === 'connectString' || tag.name === 'query') lines.add(tag.attribute('val'));
    },
    text: () => undefined,
    close: () => undefined,
    end: () => document.into.text(['document variables'], lines.text()),
  };
};
