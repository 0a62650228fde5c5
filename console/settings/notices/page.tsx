import type { VNode } from 'preact';
import { Field } from '../../../lib/design/components/field.tsx';
import type { OwnTexts } from '../../../lib/core/policy/dialog-words.ts';
import { may } from '../../shell/allowed.tsx';
import { mergeEdits } from '../../shell/merge-edits.ts';
import { useEdited } from '../../shell/use-edited.ts';
import type { Localised } from '../../../lib/core/policy/schema.ts';
import { FirstNotice } from './first-notice.tsx';
import { isSound } from './model.ts';
import { noticesText as words } from './text.ts';
import { OwnWords } from './own-words.tsx';
import type { SettingsProps } from '../page.tsx';
import { PolicySettings, PublishChange } from '../policy/policy-settings.tsx';
import type { SettingsFile } from '../policy/settings-file.ts';

/** What employees are told, and in whose name. */
export function NoticesPart(props: SettingsProps): VNode {
  return (
    <PolicySettings {...props}>
      {(file, onOutcome) => <Notices {...props} file={file} onOutcome={onOutcome} />}
    </PolicySettings>
  );
}

function Notices(
  props: SettingsProps & {
    readonly file: SettingsFile;
    readonly onOutcome: (sentence: string) => void;
  },
): VNode {
  const { settings } = props.file;
  const { now: name } = useEdited(settings.organisation.name);
  const { now: contact } = useEdited(settings.contact ?? '');
  const { now: notice } = useEdited<Localised>(settings.notice ?? {}, mergeEdits);
  const { now: texts } = useEdited<OwnTexts>(settings.texts ?? {}, mergeEdits);
  const readOnly = !may(props.session, 'policy.publish');
  const badName = name.value.trim() === '' || name.value.length > 80;
  const badContact = contact.value.length > 200;
  return (
    <>
      <section class="block form" aria-labelledby="organisation">
        <h2 id="organisation">{words.organisation}</h2>
        <Field label={words.name} hint={words.nameHint} error={badName ? words.nameBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-wide"
              readOnly={readOnly}
              value={name.value}
              onInput={({ currentTarget }) => (name.value = currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.contact} hint={words.contactHint} error={badContact ? words.contactBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-wide"
              readOnly={readOnly}
              value={contact.value}
              onInput={({ currentTarget }) => (contact.value = currentTarget.value)}
            />
          )}
        </Field>
      </section>
      <FirstNotice
        notice={notice.value}
        readOnly={readOnly}
        onChange={(changed) => (notice.value = changed)}
      />
      <OwnWords texts={texts.value} readOnly={readOnly} onChange={(changed) => (texts.value = changed)} />
      <PublishChange
        {...props}
        change={() =>
          badName || badContact || !isSound(notice.value)
            ? null
            : {
                organisation: { name: name.value.trim() },
                contact: contact.value.trim(),
                notice: notice.value,
                texts: texts.value,
              }
        }
      />
    </>
  );
}
