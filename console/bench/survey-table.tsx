import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { Shown } from '../../lib/design/components/shown.tsx';
import { actionTones, actionWords } from '../incidents/text.ts';
import { localText } from '../rules/editor-model.ts';
import { channelMany } from '../rules/policy-words.ts';
import { platformName } from '../shell/platforms.ts';
import type { BenchModel } from './bench-model.ts';
import type { SurveyCell } from './survey.ts';
import { benchText as text } from './text.ts';

/** Platform × way of sending: what happens there, and by which rule. A cell sets where it would be sent. */
export function SurveyTable({ bench }: { readonly bench: BenchModel }): VNode | null {
  const pointed = useSignal<SurveyCell | null>(null);
  const cells = bench.survey.value?.cells ?? [];
  if (cells.length === 0) return null;
  const platforms = [...new Set(cells.map(({ platform }) => platform))];
  const channels = [...new Set(cells.map(({ channel }) => channel))];
  const { platform, channel } = bench.situation.value;
  const isAt = (cell: SurveyCell) => cell.platform === platform && cell.channel === channel;
  const told = cells.find((cell) => isSame(cell, pointed.value)) ?? cells.find(isAt);
  return (
    <section aria-labelledby="bench-survey">
      <h2 id="bench-survey">{text.survey}</h2>
      <p class="quiet">{text.surveyHint}</p>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="bench-survey">
        <table class="survey" onMouseLeave={() => (pointed.value = null)}>
          <thead>
            <tr>
              <th scope="col">{text.channel}</th>
              {platforms.map((each) => (
                <th key={each} scope="col">
                  <Shown value={platformName(each)} max={30} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((row) => (
              <tr key={row}>
                <th scope="row">{channelMany[row]}</th>
                {platforms.map((column) => {
                  const cell = cells.find((one) => one.platform === column && one.channel === row);
                  if (cell === undefined) return <td key={column} />;
                  const point = () => (pointed.value = cell);
                  return (
                    <td key={column}>
                      <button
                        type="button"
                        class={`survey-cell survey-${cellTone(cell)}`}
                        aria-pressed={isAt(cell)}
                        title={sentenceOf(cell)}
                        onMouseEnter={point}
                        onFocus={point}
                        onBlur={() => (pointed.value = null)}
                        onClick={() => {
                          bench.situation.value = {
                            ...bench.situation.value,
                            platform: column,
                            channel: row,
                          };
                        }}
                      >
                        {cell.rule === null ? '–' : actionWords[cell.rule.action]}
                        <span class="visually-hidden"> {sentenceOf(cell)}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="survey-told">{told === undefined ? '' : sentenceOf(told)}</p>
    </section>
  );
}

const isSame = (one: SurveyCell, other: SurveyCell | null) =>
  other !== null && one.platform === other.platform && one.channel === other.channel;

const cellTone = ({ rule }: SurveyCell) =>
  rule === null || rule.isSimulated ? 'neutral' : actionTones[rule.action];

function sentenceOf({ platform, channel, rule }: SurveyCell): string {
  const where = `${sentenceText(platformName(platform), 40)}, ${channelMany[channel]}`;
  if (rule === null) return text.surveyNothing(where);
  const name = sentenceText(rule.title === null ? rule.id : localText(rule.title), 100);
  return rule.isSimulated
    ? text.surveySimulated(where, name)
    : text.surveyRule(where, actionWords[rule.action], name);
}
