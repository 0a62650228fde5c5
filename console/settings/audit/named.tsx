import type { VNode } from 'preact';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import { auditText as words } from './text.ts';
import { knownWord } from '../../shell/known-word.ts';

type Names = Readonly<Record<string, string>>;
const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The ids that have a name replaced by it, with so much of the id as tells it from another. */
export const withNames = (text: string, names: Names): string =>
  text.replace(idPattern, (id) => {
    const name = knownWord(names, id);
    return name === undefined ? id : `${name} (${id.slice(0, 8)}…)`;
  });

/** Ids cut to their beginning: the whole is where it can be copied from. */
const short = (code: string): string => code.replace(idPattern, (id) => `${id.slice(0, 8)}…`);

/** Who or what an entry names, by its name where there is one. */
export function Named(props: {
  readonly value: string;
  readonly names: Names;
  readonly onOnly: () => void;
}): VNode {
  const { value, names, onOnly } = props;
  const [id] = value.match(idPattern) ?? [];
  const name = value === 'system' ? words.system : id === undefined ? undefined : knownWord(names, id);
  return <ByName name={name ?? null} code={value} onOnly={onOnly} />;
}

/** A name with its code small below; alone, the code whole. Pressed, only such entries are shown. */
export function ByName(props: {
  readonly name: string | null;
  readonly code: string;
  readonly onOnly: () => void;
}): VNode | null {
  const { name, code, onOnly } = props;
  if (code === '') return null;
  return (
    <button
      type="button"
      class="audit-only"
      title={`${words.only}: ${sentenceText(code, 200)}`}
      onClick={onOnly}
    >
      {name === null ? (
        <Shown value={code} max={80} mono />
      ) : (
        <>
          <Shown value={name} max={80} />
          <span class="audit-code">
            <Shown value={short(code)} max={60} mono />
          </span>
        </>
      )}
    </button>
  );
}
