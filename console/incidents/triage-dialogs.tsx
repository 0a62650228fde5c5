import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { resolutions } from '../../lib/core/api/triage-words.ts';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { useWhileShown } from '../shell/use-while-shown.ts';
import { Chooser } from './chooser.tsx';
import { resolve } from './keys.ts';
import { TextDialog } from './text-dialog.tsx';
import { resolutionWords } from './text.ts';
import { triageText } from './triage-text.ts';

interface Props {
  readonly models: Models;
  readonly onClose: () => void;
}

/** How many a dialog is about; nothing when it is the one that is seen. */
function About({ models }: { readonly models: Models }): VNode | null {
  const size = models.desk.selection.size.value;
  return size < 2 ? null : <p class="quiet">{triageText.incidents(size, count(size))}</p>;
}

export function ResolveDialog({ models, onClose }: Props): VNode {
  const chosen = useMemo(models.desk.target, []);
  return (
    <Chooser
      title={triageText.resolve}
      onClose={onClose}
      items={resolutions.map((resolution) => ({
        id: resolution,
        label: resolutionWords[resolution],
        onChoose: () => {
          onClose();
          resolve(models, resolution, chosen);
        },
      }))}
    >
      <About models={models} />
    </Chooser>
  );
}

export function AssignDialog({
  models,
  onClose,
  session,
}: Props & { readonly session: SessionAnswer }): VNode {
  const { colleagues } = models.desk;
  const me = session.user.id;
  const chosen = useMemo(models.desk.target, []);
  const choose = (assignee: string | null) => () => {
    onClose();
    void models.desk.act({ assignee }, chosen);
  };
  const all = colleagues.assignable.value;
  return (
    <Chooser
      title={triageText.assignTo}
      onClose={onClose}
      items={[
        ...all
          .filter(({ id }) => id === me)
          .map(({ id, name }) => ({
            id,
            label: triageText.me(sentenceText(name, 60)),
            onChoose: choose(id),
          })),
        { id: 'nobody', label: triageText.nobody, onChoose: choose(null) },
        ...all
          .filter(({ id }) => id !== me)
          .map(({ id, name }) => ({ id, label: <Shown value={name} max={80} />, onChoose: choose(id) })),
      ]}
    >
      <About models={models} />
    </Chooser>
  );
}

export function NoteDialog({ models, onClose }: Props): VNode {
  const { selection, target, triage } = models.desk;
  const whileShown = useWhileShown();
  // A note that was refused is sent again to the same ones.
  const chosen = useMemo(target, []);
  const send = async (note: string) => {
    const refused = chosen === null ? null : await triage.apply(chosen, { note });
    if (refused === null) whileShown(selection.clear);
    return refused;
  };
  return (
    <TextDialog
      title={triageText.noteTitle}
      label={triageText.noteLabel}
      hint={triageText.noteHint}
      button={triageText.noteButton}
      maxLength={4_000}
      lines={4}
      onSend={send}
      onClose={onClose}
    >
      <About models={models} />
    </TextDialog>
  );
}

export function UnmaskDialog({ models, onClose }: Props): VNode {
  // Behind the dialog another incident may be shown by the time the reason is written.
  const person = useMemo(() => {
    const opened = models.desk.incidents.opened.value;
    return opened.kind === 'ready' ? opened.record.person : null;
  }, []);
  return (
    <TextDialog
      title={triageText.unmaskTitle}
      label={triageText.why}
      button={triageText.unmaskButton}
      maxLength={500}
      minLength={3}
      tooShort={triageText.whyShort}
      onSend={(reason) =>
        person === null ? Promise.resolve(null) : models.desk.people.unmask(person, reason)
      }
      onClose={onClose}
    >
      <p>{triageText.unmaskText}</p>
    </TextDialog>
  );
}
