import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { placeOf } from '../rules/policy-model.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { Chooser, type ChooserItem } from './chooser.tsx';
import { exceptionHref, exceptionsFor, type Exception } from './exceptions.ts';
import { exceptionText } from './exception-text.ts';

/** What the rule or a detector should not find again; choosing opens the editor with the change prepared. */
export function ExceptionDialog(props: {
  readonly models: Models;
  readonly record: IncidentItem;
  readonly onClose: () => void;
}): VNode {
  const { models, record, onClose } = props;
  const policy = models.policy.policy.value;
  const ref = record.incident.rule;
  const rule = policy?.packs.find(({ id }) => id === ref.pack)?.rules.find(({ id }) => id === ref.rule);
  const go = (href: string) => () => {
    onClose();
    location.hash = href;
  };
  const items: ChooserItem[] =
    policy === null
      ? []
      : exceptionsFor(record, rule).flatMap((exception) => {
          const href = exceptionHref(policy, record, exception);
          if (href === null) return [];
          const words = wordsOf(exception, record, models);
          return [{ id: `${exception.kind} ${exception.detector}`, ...words, onChoose: go(href) }];
        });
  const place = policy === null ? null : placeOf(policy, { id: ref.pack }, { id: ref.rule });
  if (place !== null)
    items.push({
      id: 'rule',
      label: exceptionText.toRule,
      onChoose: go(hrefOf({ page: 'edit', file: place.file, line: place.line })),
    });
  return (
    <Chooser title={exceptionText.title} items={items} onClose={onClose}>
      <p>{items.length === 0 ? exceptionText.none : exceptionText.text}</p>
    </Chooser>
  );
}

function wordsOf(
  { kind, detector }: Exception,
  { incident }: IncidentItem,
  models: Models,
): Pick<ChooserItem, 'label' | 'hint'> {
  const title = models.policy.detectorTitles.value.get(detector) ?? detector;
  if (kind === 'unless')
    return {
      label: <Shown value={exceptionText.unless(title)} max={120} />,
      hint: exceptionText.unlessHint,
    };
  return {
    label: <Shown value={exceptionText.example(title)} max={120} />,
    hint: incident.excerpt === undefined ? exceptionText.withoutContent : exceptionText.withExcerpt,
  };
}
