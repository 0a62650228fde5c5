import { h } from '../dom/build.ts';
import { onDragEnter, onDragLeave, onDragOver, onDrop } from '../dom/delegate.ts';
import { filesOfDrop } from '../model/files.ts';
import { getState } from '../model/store.ts';
import { cls, labels } from '../variant.ts';
import { stageFiles } from './media-modal.ts';

/** The two places over the open chat where files can be dropped; shown while some are dragged over it. */
export function createDropArea(column: Element): HTMLElement {
  const area = h(
    'div',
    { class: cls('drop-area', 'DropArea'), hidden: true },
    target(labels.dropFile, true),
    target(labels.dropMedia, false),
  );
  onDragEnter(column, (event) => {
    if (!event.dataTransfer?.types.includes('Files') || !getState().route) return;
    event.preventDefault();
    area.hidden = false;
  });
  onDragOver(column, (event) => event.preventDefault());
  onDragLeave(area, (event) => {
    const into = event.relatedTarget;
    if (!(into instanceof Node) || !area.contains(into)) area.hidden = true;
  });

  function target(label: string, asFile: boolean): HTMLElement {
    const place = h('div', { class: cls('drop-target', 'DropTarget') }, label);
    onDrop(place, (event) => {
      event.preventDefault();
      area.hidden = true;
      const { dataTransfer } = event;
      if (dataTransfer)
        void filesOfDrop(dataTransfer).then(
          (files) => stageFiles(files, asFile),
          () => undefined,
        );
    });
    return place;
  }
  return area;
}
