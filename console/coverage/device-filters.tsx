import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { deviceStates } from '../../lib/core/api/coverage.ts';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { shownText } from '../../lib/design/components/shown-text.ts';
import { goTo } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { count } from '../shell/time.ts';
import { toDevices, type DeviceQuery } from './route.ts';
import { browserName, coverageText, healthName, stateWords } from './text.ts';
import { platformName } from '../shell/platforms.ts';

type Choice = readonly [value: string, label: string];

/** What the list is narrowed to; every choice is an address of its own. */
export function DeviceFilters(props: {
  readonly query: DeviceQuery;
  /** Null while they are not known: then only what is chosen is offered. */
  readonly figures: CoverageAnswer | null;
}): VNode {
  const { query, figures } = props;
  const put = (change: DeviceQuery) => goTo(toDevices({ ...query, ...change }));
  const shown = (text: string) => shownText(text, 60).text;
  const states = deviceStates.map((state): Choice => {
    const figure = figures === null ? '' : ` (${count(figures.devices[state])})`;
    return [state, `${stateWords[state]}${figure}`];
  });
  const groups = (figures?.groups ?? []).map(({ group }): Choice => [group, shown(group)]);
  const browsers = (figures?.browsers ?? []).map(({ browser }): Choice => [
    browser,
    shown(browserName(browser)),
  ]);
  const platforms = [...new Set((figures?.platforms ?? []).map(({ platform }) => platform))].map(
    (platform): Choice => [platform, shown(platformName(platform))],
  );
  const healths = (['ok', 'degraded', 'blind'] as const).map((health): Choice => [
    health,
    healthName(health),
  ]);
  const rest = [
    ...(query.page === undefined ? [] : [[coverageText.build, query.page] as const]),
    ...(query.person === undefined ? [] : [[coverageText.person, query.person] as const]),
    ...(query.code === undefined ? [] : [[coverageText.fromCode, query.code.slice(0, 8)] as const]),
  ];
  return (
    <form class="filters" aria-label={coverageText.filters} onSubmit={(event) => event.preventDefault()}>
      <Choose
        label={coverageText.state}
        value={query.state}
        choices={states}
        onChoose={(value) => put({ state: deviceStates.find((each) => each === value) })}
      />
      <Choose
        label={coverageText.group}
        value={query.group}
        choices={groups}
        onChoose={(group) => put({ group })}
      />
      <Choose
        label={coverageText.browser}
        value={query.browser}
        choices={browsers}
        onChoose={(browser) => put({ browser })}
      />
      <Choose
        label={coverageText.platform}
        value={query.platform}
        choices={platforms}
        onChoose={(platform) => put({ platform, page: undefined })}
      />
      <Choose
        label={coverageText.adapters}
        hidden={query.platform === undefined && query.health === undefined}
        value={query.health}
        choices={healths}
        onChoose={(value) =>
          put({ health: (['ok', 'degraded', 'blind'] as const).find((each) => each === value) })
        }
      />
      {rest.map(([label, value]) => (
        <span key={label} class="chip">
          {label}: <bdi>{shown(value === '' ? coverageText.noBuild : value)}</bdi>
        </span>
      ))}
      {Object.values(query).some((part) => part !== undefined) ? (
        <a class="button button-quiet" href={hrefOf(toDevices())}>
          {coverageText.clearFilters}
        </a>
      ) : null}
    </form>
  );
}

function Choose(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly hidden?: boolean;
  readonly onChoose: (value: string | undefined) => void;
}): VNode | null {
  const id = useId();
  const { label, value, choices, onChoose } = props;
  if (props.hidden === true) return null;
  // What the address asks for is offered although no figure tells of it.
  const all =
    value === undefined || choices.some(([each]) => each === value)
      ? choices
      : [...choices, [value, shownText(value, 60).text] as const];
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget: { value: chosen } }) => onChoose(chosen === '' ? undefined : chosen)}
      >
        <option value="">{coverageText.any}</option>
        {all.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
