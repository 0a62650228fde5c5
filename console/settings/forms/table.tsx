import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useHeadingAfter } from '../../shell/heading-after.ts';

/**
 * A table that scrolls by itself when narrow; `heads` may hold an empty one for actions. It takes the focus of a row that
 * goes, so that the keyboard goes on from there; with the last one the page's heading does.
 */
export function Table(props: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}): VNode {
  const group = useRef<HTMLDivElement>(null);
  useHeadingAfter(group);
  const isIn = () => group.current?.contains(document.activeElement) ?? false;
  const wasIn = isIn();
  useLayoutEffect(() => {
    if (wasIn && !isIn()) group.current?.focus();
  });
  return (
    <div class="scroll" ref={group} tabIndex={0} role="group" aria-label={props.label}>
      <table>
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            {props.heads.map((head, index) =>
              head === '' ? (
                <td key={index} />
              ) : (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
