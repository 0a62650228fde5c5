import type { Signal } from '@preact/signals';
import type { ComponentChildren, Ref, VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ownPlatforms, platformName } from '../../shell/platforms.ts';

/** A line that adds something of one messenger to a list: which messenger, and the fields that are given. */
export function AddLine(props: {
  readonly words: { readonly platform: string; readonly add: string };
  readonly platform: Signal<string>;
  /** Why it could not be added. */
  readonly problem: string | null;
  readonly onAdd: () => void;
  readonly children: ComponentChildren;
}): VNode {
  const { words, platform, problem, onAdd, children } = props;
  return (
    <form
      class="mapping-line"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAdd();
      }}
    >
      <label>
        <span>{words.platform}</span>
        <select
          class="input"
          value={platform.value}
          onChange={({ currentTarget }) => (platform.value = currentTarget.value)}
        >
          {ownPlatforms.map((each) => (
            <option key={each} value={each}>
              {platformName(each)}
            </option>
          ))}
        </select>
      </label>
      {children}
      <Button type="submit">{words.add}</Button>
      {problem === null ? null : (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

export function LineInput(props: {
  readonly label: string;
  readonly value: Signal<string>;
  readonly isBad: boolean;
  readonly input?: Ref<HTMLInputElement>;
}): VNode {
  const { label, value, isBad, input } = props;
  return (
    <label>
      <span>{label}</span>
      <input
        ref={input ?? null}
        class="input"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isBad ? 'true' : undefined}
        value={value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.value)}
      />
    </label>
  );
}
