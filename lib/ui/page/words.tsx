import type { VNode } from 'preact';
import { Shown } from '../../design/components/shown.tsx';

/** A text with values of others in it, such as an organisation's name: each shown safely, in a direction of its own. */
export function Words({ text, values }: { text: string; values: Readonly<Record<string, string>> }): VNode {
  return (
    <span>
      {text.split(/\{(\w+)\}/).map((part, index) => {
        if (index % 2 === 0) return part;
        const value = values[part];
        return value === undefined ? `{${part}}` : <Shown key={index} value={value} />;
      })}
    </span>
  );
}
