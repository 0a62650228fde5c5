import type { ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Notice } from '../../design/components/badge.tsx';
import { Button } from '../../design/components/button.tsx';
import { useFocusOnceThere } from '../page/focus.ts';
import { renderPage } from '../page/render.tsx';
import { Shell } from '../page/shell.tsx';
import { Words } from '../page/words.tsx';
import { EnrolForm } from '../popup/enrol-form.tsx';
import { textsFor } from '../texts/catalogue.ts';
import type { Translate } from '../texts/catalogue.ts';
import { optionsCatalogues } from '../texts/options/index.ts';
import type { OptionsKey } from '../texts/options/index.ts';
import { pageCatalogues } from '../texts/page/index.ts';
import { popupCatalogues } from '../texts/popup/index.ts';
import { Facts } from './facts.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { optionsCss } from './sheet.ts';
import type { OptionsActions, OptionsState } from './state.ts';

/** Draws the settings page into `root` and again whenever the state changes. Returns what ends it. */
export function renderOptions(
  root: HTMLElement,
  state: ReadonlySignal<OptionsState>,
  actions: OptionsActions,
): () => void {
  return renderPage(root, state, (now) => <Options state={now} actions={actions} />, optionsCss);
}

interface PartProps {
  readonly state: OptionsState;
  readonly actions: OptionsActions;
  readonly say: Translate<OptionsKey>;
}

export function Options({ state, actions }: Omit<PartProps, 'say'>): VNode {
  const { say } = textsFor(optionsCatalogues, state.languages);
  const pageTexts = textsFor(pageCatalogues, state.languages);
  return (
    <Shell
      here="options"
      title={say('title')}
      texts={pageTexts}
      organisation={state.organisation}
      contact={state.contact}
    >
      {state.answers ? (
        <Parts state={state} actions={actions} say={say} />
      ) : (
        <Notice tone="stop" role="alert">
          <p>{pageTexts.say('noAnswer')}</p>
        </Notice>
      )}
    </Shell>
  );
}

function Parts({ state, actions, say }: PartProps): VNode {
  const { organisation, managed, removed, leaving } = state;
  const enrol = textsFor(popupCatalogues, state.languages);
  const facts = useFocusOnceThere<HTMLDivElement>(organisation !== null && !removed);
  const form = <EnrolForm say={enrol.say} enrol={actions.enrol} again={removed} />;
  return (
    <>
      {leaving.step === 'left' && organisation === null && <HasLeft leaving={leaving} say={say} />}
      {managed && organisation !== null && (
        <Notice tone="info">
          <p>{say('managed')}</p>
        </Notice>
      )}
      {managed && organisation === null && (
        <Notice tone="warn">
          <p>
            <Words text={say('managedJoining')} values={{ server: state.server ?? '' }} />
          </p>
        </Notice>
      )}
      {organisation !== null && removed && (
        <Notice tone="stop">
          <p>
            {/* There is neither a field for a code here nor a way to leave. */}
            {managed ? (
              enrol.say('problemRemoved')
            ) : (
              <Words text={say('removed')} values={{ organisation }} />
            )}
          </p>
        </Notice>
      )}
      {organisation !== null && (
        <div ref={facts} tabIndex={-1}>
          <Facts state={state} say={say} />
        </div>
      )}
      {!managed && (organisation === null || removed) && <section class="enrol">{form}</section>}
      {!managed && organisation !== null && <Leave state={state} actions={actions} say={say} />}
    </>
  );
}

function Leave({ state, actions, say }: PartProps): VNode {
  const organisation = state.organisation ?? '';
  const { step } = state.leaving;
  return (
    <section>
      <h2>
        <Words text={say('leaveTitle')} values={{ organisation }} />
      </h2>
      <p>{say('leaveWhat')}</p>
      {step === 'failed' && (
        <Notice tone="stop" role="alert">
          <p>
            <Words text={say('leaveFailed')} values={{ organisation }} />
          </p>
        </Notice>
      )}
      <Button onClick={actions.askToLeave}>
        <Words text={say('leaveButton')} values={{ organisation }} />
      </Button>
      {(step === 'asking' || step === 'busy' || step === 'unsent') && (
        <LeaveDialog state={state} actions={actions} say={say} />
      )}
    </section>
  );
}

function HasLeft({
  leaving: { organisation, told, lost },
  say,
}: {
  leaving: Extract<OptionsState['leaving'], { step: 'left' }>;
  say: Translate<OptionsKey>;
}): VNode {
  const box = useRef<HTMLDivElement>(null);
  // What was pressed is gone: who works by keyboard, or listens, goes on from here.
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={told && lost === 0 ? 'good' : 'warn'} role="status">
        <p>
          <Words text={say('left')} values={{ organisation }} />
        </p>
        {lost > 0 && <p>{say('leftLost', { count: lost })}</p>}
        {!told && (
          <p>
            <Words text={say('leftUntold')} values={{ organisation }} />
          </p>
        )}
      </Notice>
    </div>
  );
}
