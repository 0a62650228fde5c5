import type { ComponentChildren, VNode } from 'preact';

/** Says what will appear here and how to make it so. */
export function EmptyState(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
}): VNode {
  return (
    <div class="empty">
      <h2 class="empty-title">{props.title}</h2>
      <div class="empty-text">{props.children}</div>
      {props.actions === undefined ? null : <div class="empty-actions">{props.actions}</div>}
    </div>
  );
}
