import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { ExtensionIdentity } from '../../lib/core/api/coverage.ts';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { may } from '../shell/allowed.tsx';
import { CopyBox } from '../shell/copy-box.tsx';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { gapText, gapWords, partName } from './gap-text.ts';
import type { Gap } from './gaps.ts';
import { snippetOf } from './remedies.ts';
import { toKit } from './route.ts';
import { browserName } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** What the policy does not reach, each with what closes it. The worst are open. */
export function GapList(props: {
  readonly gaps: readonly Gap[];
  readonly extension: ExtensionIdentity;
  readonly session: SessionAnswer;
}): VNode {
  const { gaps, ...rest } = props;
  return (
    <section class="block" aria-labelledby="gaps">
      <h2 id="gaps">{gapText.title}</h2>
      {gaps.length === 0 ? (
        <p>
          {gapText.none} <span class="quiet">{gapText.noneText}</span>
        </p>
      ) : (
        <ul class="gaps">
          {gaps.map((gap, index) => (
            <li key={`${gap.kind} ${gap.platform ?? ''} ${gap.browser ?? ''} ${gap.expected ?? ''}`}>
              <GapItem gap={gap} begins={index === 0} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function GapItem(props: {
  readonly gap: Gap;
  /** Open at first; what is read stays open when the order changes. */
  readonly begins: boolean;
  readonly extension: ExtensionIdentity;
  readonly session: SessionAnswer;
}): VNode {
  const { gap, session } = props;
  const open = useSignal(props.begins);
  const words = gapWords[gap.kind];
  const about = {
    count: count(gap.count),
    of: count(gap.of),
    counted: gap.count,
    total: gap.of,
    devices: gapText.devices(count(gap.count), count(gap.of), gap.of),
    platform: sentenceText(platformName(gap.platform ?? ''), 40),
    browser: sentenceText(browserName(gap.browser ?? ''), 30),
    expected: gap.expected ?? 'person',
  };
  const snippet = snippetOf(gap, props.extension);
  const listed = gap.list !== null && (gap.expected === null || may(session, 'devices.manage'));
  return (
    <details
      class="gap"
      open={open.value}
      onToggle={({ currentTarget }) => (open.value = currentTarget.open)}
    >
      <summary>
        <SeverityMark severity={gap.severity} />
        <span class="visually-hidden">{gapText.severity[gap.severity]}: </span>
        <span class="gap-title">
          <bdi>{words.title(about)}</bdi>
        </span>
      </summary>
      <div class="gap-text">
        <p>{words.text(about)}</p>
        {gap.parts.length === 0 ? null : (
          <p class="quiet">
            {gapText.parts}:{' '}
            <bdi>
              {gap.parts
                .slice(0, 8)
                .map(({ part, devices }) => gapText.partOn(sentenceText(partName(part), 40), count(devices)))
                .join(', ')}
            </bdi>
          </p>
        )}
        {snippet === null ? null : (
          <>
            <CopyBox
              label={snippet.browser === 'firefox' ? gapText.forFirefox : gapText.forChromium}
              text={snippet.code}
              copy={gapText.copy}
            />
            <p class="quiet">
              {snippet.complete ? gapText.registry : gapText.incomplete}{' '}
              <a href={hrefOf(toKit())}>{gapText.tell}</a>
            </p>
          </>
        )}
        {listed && gap.list !== null ? (
          <p>
            <a href={hrefOf(gap.list)}>{gap.expected === null ? gapText.show : gapText.showExpected}</a>
          </p>
        ) : null}
      </div>
    </details>
  );
}
