import type { VNode } from 'preact';

/** A check box with its words, and what they mean below them. */
export function Tick(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly set: (checked: boolean) => void;
}): VNode {
  const { label, hint, checked, disabled = false, set } = props;
  return (
    <label class="tick tick-plain">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      <span>
        {label}
        {hint === undefined ? null : <span class="tick-hint">{hint}</span>}
      </span>
    </label>
  );
}
