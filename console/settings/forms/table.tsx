import type { ComponentChildren, VNode } from 'preact';

/** A table that scrolls by itself when narrow; `heads` may hold an empty one for actions. */
export function Table(props: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={props.label}>
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
