import type { VNode } from 'preact';
import { Field } from '../../lib/design/components/field.tsx';
import type { Models } from '../shell/models.ts';
import { GroupPicks } from './group-picks.tsx';
import type { PublishErrors, PublishForm } from './publish-wish.ts';
import { publishText } from './publish-text.ts';

type Stage = Pick<PublishForm, 'groups' | 'share'>;

/** Which devices are given a version first. */
export function StageFields(props: {
  readonly models: Models;
  readonly value: Stage;
  readonly errors: Pick<PublishErrors, 'groups' | 'share'> | null;
  readonly onChange: (change: Partial<Stage>) => void;
}): VNode {
  const { value, errors } = props;
  return (
    <div class="form-row stage-fields">
      <Field label={publishText.share} error={errors?.share ?? null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-number"
            inputMode="numeric"
            value={value.share}
            onInput={(event) => props.onChange({ share: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
      <GroupPicks
        models={props.models}
        value={value.groups}
        error={errors?.groups ?? null}
        onChange={(groups) => props.onChange({ groups })}
      />
    </div>
  );
}
