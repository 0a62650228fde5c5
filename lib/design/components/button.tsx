import type { ComponentChildren, Ref, VNode } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  /** `primary`: at most one in a view. `quiet`: without a frame. */
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly type?: 'button' | 'submit';
  /** Shown as unavailable and announced so, but still focusable; a click does nothing. */
  readonly unavailable?: boolean;
  /** What it is done to, where rows have the same button each: said behind its words, not shown. */
  readonly of?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A verb with its object. Stays focusable while unavailable, so that focus is never lost to the page. */
export function Button(props: ButtonProps): VNode {
  const { look = 'plain', type = 'button', unavailable = false } = props;
  return (
    <button
      type={type}
      class={`button button-${look}`}
      aria-disabled={unavailable ? 'true' : undefined}
      ref={props.buttonRef ?? null}
      onClick={(event) => {
        if (unavailable) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.children}
      {props.of === undefined ? null : <span class="visually-hidden">: {props.of}</span>}
    </button>
  );
}
