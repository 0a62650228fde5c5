import type { ComponentChildren, VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { Line } from './bars.tsx';
import { percentCell, ruleCell, type SectionProps } from './cells.tsx';
import { shareOf } from './compare.ts';
import { needFacts } from './facts.ts';
import { Section } from './section.tsx';
import * as say from './sentences.ts';
import { ReportTable } from './table.tsx';
import { reportText as text } from './text.ts';
import { percent, titleOf } from './words.ts';

/** Where people go on for want of something else, which tools they take, and what they say would have helped. */
export function NeedsSection(props: SectionProps): VNode {
  const { data } = props;
  const { tools } = data;
  const facts = needFacts(data);
  const [first] = facts;
  const answer = say.needsSentence(first, first === undefined ? '' : titleOf(data, first.rule));
  return (
    <Section
      {...{ id: 'needs', question: text.sections.needs, answer }}
      more={[
        first === undefined || first.offers ? null : say.reasonSentence(first),
        say.wishSentence(tools),
        say.takenSentence(tools),
      ]}
    >
      <ul class="lines">
        {facts.slice(0, 6).map(({ rule, sentAnyway, offers }) => (
          <li key={rule}>
            <span class="lines-name">{ruleCell(props, rule).shown}</span>
            <Line parts={[0, shareOf(sentAnyway)]} most={1} />
            <span class="lines-figure">{text.needLabel(percent(shareOf(sentAnyway)), offers)}</span>
          </li>
        ))}
      </ul>
      <ReportTable
        {...{ file: 'lacking', title: answer, words: [4, 6] }}
        head={[text.rule, text.asked, text.overridden, text.share, text.offers, text.opened, text.reason]}
        rows={facts.map(({ rule, sentAnyway, offers, taken, reasons: [reason] }) => [
          ruleCell(props, rule),
          ...[sentAnyway.of, sentAnyway.part, percentCell(sentAnyway.part, sentAnyway.of)],
          offers ? text.yes : text.no,
          taken,
          { value: reason?.reason ?? '', shown: reasonShown(reason?.reason) },
        ])}
      />
      {tools.tools.length === 0 ? null : (
        <ReportTable
          {...{ file: 'tools', name: text.toolsTable, title: text.toolsTable }}
          head={[text.tool, text.opened, text.earlier]}
          rows={tools.tools.map(({ tool, taken, takenBefore }) => [
            { value: tool, shown: <Shown value={tool} max={80} /> },
            taken,
            takenBefore,
          ])}
        />
      )}
      {tools.wishes.length === 0 ? null : (
        <ReportTable
          {...{ file: 'wishes', name: text.wishesTable, title: text.wishesTable }}
          head={[text.wish, text.people]}
          rows={tools.wishes.map((wish) => [
            { value: wish.text, shown: <Shown value={wish.text} max={120} /> },
            wish.people,
          ])}
        />
      )}
    </Section>
  );
}

function reasonShown(reason: string | undefined): ComponentChildren {
  if (reason === undefined) return text.noReason;
  return reason === '' ? text.ownWords : <Shown value={reason} max={120} />;
}
