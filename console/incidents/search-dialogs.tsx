import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Models } from '../shell/models.ts';
import { shellText } from '../shell/text.ts';
import { count } from '../shell/time.ts';
import { exportFormats, exportHref } from './api.ts';
import { queryHere } from './here.ts';
import { standardDays } from './model.ts';
import { searchText } from './search-text.ts';
import { TextDialog } from './text-dialog.tsx';

interface Props {
  readonly models: Models;
  readonly onClose: () => void;
}

/** Files of what the search finds. */
export function ExportDialog({ models, onClose }: Props): VNode {
  const { looked, count: found } = models.desk.incidents;
  const number = found.value === null ? '…' : `${count(found.value.count)}${found.value.exact ? '' : '+'}`;
  return (
    <ModalDialog title={searchText.exportTitle} onClose={onClose}>
      <p>{searchText.exportText(number)}</p>
      {looked.value.q === '' ? null : (
        <p class="quiet">
          <Shown value={looked.value.q} max={300} mono />
        </p>
      )}
      <ul class="chooser">
        {exportFormats.map((format) => (
          <li key={format}>
            <a class="chooser-item" href={exportHref(looked.value, format)} download onClick={onClose}>
              <span class="chooser-words">
                <span>{searchText.formats[format][0]}</span>
                <span class="chooser-hint">{searchText.formats[format][1]}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div class="dialog-actions">
        <Button onClick={onClose}>{shellText.close}</Button>
      </div>
    </ModalDialog>
  );
}

/** Gives what is looked for a name. */
export function SaveViewDialog({ models, onClose }: Props): VNode {
  const { q = '', days = standardDays, by } = queryHere();
  return (
    <TextDialog
      title={searchText.saveTitle}
      label={searchText.saveName}
      hint={searchText.saveHint}
      button={searchText.saveButton}
      maxLength={60}
      lines={1}
      onSend={(name) =>
        models.desk.views.save({
          name,
          q,
          ...(days !== standardDays && { days }),
          ...(by !== undefined && { by }),
        })
      }
      onClose={onClose}
    >
      <p class="quiet">
        <Shown value={q} max={300} mono />
      </p>
    </TextDialog>
  );
}
