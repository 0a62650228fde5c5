import { isLabelProperty } from '../../labels.ts';
import { createLines } from '../../lines.ts';
import { isOn, type PartHandler } from './handler.ts';

/** Numbers about the text, not text. */
const statistics =
  /^(?:Application|language|TotalTime|Words|Characters|Lines|Paragraphs|CharactersWithSpaces|AppVersion|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|Notes|HiddenSlides|MMClips|Slides|Pages|created|modified|lastPrinted|revision|i[248]|HeadingPairs)$/;

/** Core and extended properties (ECMA-376 part 2, 11; part 1, 22.2): a text each. */
export const properties: PartHandler = ({ document: { into, kind } }) => {
  const path: string[] = [];
  let text = '';
  return {
    open(tag) {
      path.push(tag.name);
      if (path.length === 2) text = '';
    },
    text(piece) {
      if (path.length > 1) text += piece;
    },
    close(name) {
      path.pop();
      if (path.length > 1 && text.trim() !== '') text += '\n';
      if (path.length !== 1) return;
      if (name === 'Pages' && kind === 'text') into.count('pages', Math.max(0, Number(text.trim()) || 0));
      if (!statistics.test(name)) into.text(['properties', name], text.trim());
      text = '';
    },
  };
};

/** Custom properties (part 1, 22.3): sensitivity labels are kept here. */
export const customProperties: PartHandler = ({ document: { into } }) => {
  const labels = createLines();
  let name = '';
  let text = '';
  return {
    open(tag) {
      if (tag.name !== 'property') return;
      name = tag.attribute('name') ?? '';
      text = '';
    },
    text(piece) {
      text += piece;
    },
    close(closed) {
      if (closed !== 'property') return;
      if (isLabelProperty(name)) labels.add(`${name}: ${text.trim()}`);
      else into.text(['properties', name], text.trim());
    },
    end() {
      if (labels.text() !== '') into.facet('label');
      into.text(['label'], labels.text());
    },
  };
};

/** Labels of Microsoft Purview as a part of their own ([MS-OFFCRYPTO] 2.6.4): docMetadata/LabelInfo.xml. */
export const labelInfo: PartHandler = ({ document: { into } }) => {
  const labels = createLines();
  return {
    open(tag) {
      if (tag.name !== 'label' || !isOn(tag.attribute('enabled') ?? '1')) return;
      if (isOn(tag.attribute('removed') ?? '0')) return;
      labels.add(`${tag.attribute('name') ?? ''} ${tag.attribute('id') ?? ''}`.trim());
    },
    text: () => undefined,
    close: () => undefined,
    end() {
      if (labels.text() !== '') into.facet('label');
      into.text(['label'], labels.text());
    },
  };
};
