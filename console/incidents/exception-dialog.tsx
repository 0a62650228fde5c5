import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { ConversationKind } from '../../lib/core/decide/egress.ts';
import { conversationKinds } from '../../lib/core/decide/words.ts';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { noteChosen } from '../rules/form/chosen-change.ts';
import { placeOf } from '../rules/policy-model.ts';
import { mayDo } from '../versions/nav.tsx';
import { CopyBox } from '../shell/copy-box.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { shellText } from '../shell/text.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { Chooser, type ChooserItem } from './chooser.tsx';
import { exceptionHref, exceptionsFor, isUnnamed, type Exception } from './exceptions.ts';
import { exceptionText } from './exception-text.ts';
import { conversationShort } from './text.ts';

/**
 * What the rule or a detector should not find again; choosing opens the editor with the change in the draft. Who writes
 * no policy gets the address to hand on instead.
 */
export function ExceptionDialog(props: Props): VNode {
  const { policy, error, load } = props.models.policy;
  if (policy.value !== null) return <Exceptions {...props} policy={policy.value} />;
  return (
    <ModalDialog title={exceptionText.title} onClose={props.onClose}>
      {error.value === null ? <Loading /> : <NothingLoaded error={error.value} onRetry={() => void load()} />}
    </ModalDialog>
  );
}

interface Props {
  readonly models: Models;
  readonly record: IncidentItem;
  readonly onClose: () => void;
}

function Exceptions(props: Props & { readonly policy: ActivePolicy }): VNode {
  const { models, onClose, policy } = props;
  const record = useMemo(() => props.record, []);
  const ref = record.incident.rule;
  const rule = policy.packs.find(({ id }) => id === ref.pack)?.rules.find(({ id }) => id === ref.rule);
  const handsOn = !mayDo(models, 'policy.write');
  const copying = useSignal<string | null>(null);
  const go = (href: string) => () => {
    if (handsOn) {
      copying.value = new URL(href, location.href).href;
      return;
    }
    onClose();
    noteChosen(href);
    location.hash = href;
  };
  const items: ChooserItem[] = exceptionsFor(
    record,
    rule,
    handsOn || mayDo(models, 'policy.publish'),
  ).flatMap((exception) => {
    const href = exceptionHref(policy, record, exception);
    if (href === null) return [];
    const words = wordsOf(exception, record, models);
    return [{ id: JSON.stringify(exception), ...words, onChoose: go(href) }];
  });
  const place = placeOf(policy, { id: ref.pack }, { id: ref.rule });
  if (place !== null && !handsOn)
    items.push({
      id: 'rule',
      label: exceptionText.toRule,
      onChoose: go(hrefOf({ page: 'edit', file: place.file, line: place.line })),
    });
  const title = handsOn ? exceptionText.handOnTitle : exceptionText.title;
  if (copying.value !== null)
    return (
      <ModalDialog title={title} onClose={onClose}>
        <p>{exceptionText.copyText}</p>
        <CopyBox label={exceptionText.copyLabel} text={copying.value} copy={exceptionText.copy} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{shellText.close}</Button>
        </div>
      </ModalDialog>
    );
  const text = handsOn ? exceptionText.handOnText : exceptionText.text;
  return (
    <Chooser title={title} items={items} onClose={onClose}>
      <p>{items.length === 0 ? exceptionText.none : text}</p>
      {items.length > 0 && isUnnamed(record.incident) ? <p class="quiet">{exceptionText.unnamed}</p> : null}
    </Chooser>
  );
}

function wordsOf(
  exception: Exception,
  { incident }: IncidentItem,
  models: Models,
): Pick<ChooserItem, 'label' | 'hint'> {
  const label = (value: string) => <Shown value={value} max={120} />;
  if (exception.kind === 'without') {
    const name =
      exception.of === 'kinds'
        ? conversationShort[kindNamed(exception.value)]
        : sentenceText(exception.value, 60);
    return { label: label(exceptionText.without[exception.of](name)), hint: exceptionText.withoutHint };
  }
  if (exception.kind === 'contact') {
    const { id, name = id } = exception.contact;
    return {
      label: label(exceptionText.contact(sentenceText(name, 60))),
      hint: exception.isFor ? exceptionText.contactAlone : exceptionText.contactHint,
    };
  }
  const { kind, detector } = exception;
  const title = models.policy.detectorTitles.value.get(detector) ?? detector;
  switch (kind) {
    case 'unless':
      return { label: label(exceptionText.unless(title)), hint: exceptionText.unlessHint };
    case 'value':
      return { label: label(exceptionText.value(title)), hint: exceptionText.valueHint };
    case 'example': {
      const hint = incident.excerpt === undefined ? exceptionText.withoutContent : exceptionText.withExcerpt;
      return { label: label(exceptionText.example(title)), hint };
    }
  }
  return kind satisfies never;
}

const kindNamed = (value: string): ConversationKind =>
  conversationKinds.find((kind) => kind === value) ?? 'unknown';
