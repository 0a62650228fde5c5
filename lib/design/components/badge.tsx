import type { ComponentChildren, VNode } from 'preact';

export type Tone = 'neutral' | 'info' | 'warn' | 'stop' | 'good';

/** A state in a word or two. */
export function Badge(props: { readonly tone: Tone; readonly children: ComponentChildren }): VNode {
  return <span class={`badge badge-${props.tone}`}>{props.children}</span>;
}

/** One or two sentences about a state, with what can be done about it. */
export function Notice(props: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  /** Buttons or links, last. */
  readonly actions?: ComponentChildren;
  /** `alert` interrupts a screen reader, `status` waits. */
  readonly role?: 'alert' | 'status';
}): VNode {
  return (
    <div class={`notice notice-${props.tone}`} role={props.role}>
      <div class="notice-text">{props.children}</div>
      {props.actions === undefined ? null : <div class="notice-actions">{props.actions}</div>}
    </div>
  );
}
