import type { VNode } from 'preact';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Badge, Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { actionTones, actionWords } from '../incidents/text.ts';
import { bytes } from '../shell/time.ts';
import type { BenchModel, FileState } from './bench-model.ts';
import { benchText as text } from './text.ts';

/** The files that were put in, each with what happens to it; one of them is looked at below. */
export function BenchFiles({ bench }: { readonly bench: BenchModel }): VNode {
  const files = bench.files.value;
  const left = bench.leftOut.value;
  return (
    <div class="bench-files">
      <ul aria-label={text.filesPutIn}>
        {files.map((file, index) => (
          <li key={index} class="bench-file" aria-current={index === bench.at.value ? 'true' : undefined}>
            <FileFacts bench={bench} file={file} index={index} />
          </li>
        ))}
      </ul>
      {left === 0 ? null : <Notice tone="warn">{text.leftOut(files.length, left)}</Notice>}
      {files.length > 1 ? (
        <Button look="quiet" onClick={() => bench.dropFiles()}>
          {text.removeFiles}
        </Button>
      ) : null}
    </div>
  );
}

function FileFacts(props: {
  readonly bench: BenchModel;
  readonly file: FileState;
  readonly index: number;
}): VNode {
  const { bench, file, index } = props;
  const isOne = bench.files.value.length === 1;
  const name = sentenceText(file.kind === 'read' ? file.file.name : file.name, 80);
  const away = (
    <Button look={isOne ? 'plain' : 'quiet'} onClick={() => bench.dropFile(index)}>
      {isOne ? text.removeFile : text.remove}
      {isOne ? null : <Named name={name} />}
    </Button>
  );
  switch (file.kind) {
    case 'reading':
      return <p role="status">{text.readingFile(name)}</p>;
    case 'failed':
      return (
        <>
          <p role="alert">
            <b>{name}</b>
            <br />
            {text.fileLost}
          </p>
          {away}
        </>
      );
    case 'read': {
      const { type, bytes: size } = file.file;
      return (
        <>
          <p>
            <b>
              <Shown value={file.file.name} max={80} />
            </b>
            <br />
            <span class="quiet">{text.fileFacts(type, bytes(size))}</span>
            {isOne ? null : <Fate bench={bench} file={file} />}
          </p>
          <span class="editor-row">
            {isOne || index === bench.at.value ? null : (
              <Button onClick={() => bench.lookAt(index)}>
                {text.lookAt}
                <Named name={name} />
              </Button>
            )}
            {away}
          </span>
        </>
      );
    }
  }
  return file satisfies never;
}

/** Which file a button is about, for those who do not see where it stands. */
const Named = ({ name }: { readonly name: string }): VNode => <span class="visually-hidden"> {name}</span>;

/** In a list of several: what would happen to this one alone. */
function Fate({ bench, file }: { readonly bench: BenchModel; readonly file: FileState }): VNode | null {
  const read = bench.files.value.filter(({ kind }) => kind === 'read');
  const one = bench.survey.value?.each[read.indexOf(file)];
  if (one === undefined) return null;
  return (
    <>
      {' '}
      <Badge tone={actionTones[one.action]}>{actionWords[one.action]}</Badge>{' '}
      <span class="quiet">{text.findings(one.findings)}</span>
    </>
  );
}
