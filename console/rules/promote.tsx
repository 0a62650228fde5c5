import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useWhileShown } from '../shell/use-while-shown.ts';
import { versionsText } from '../versions/text.ts';
import { simulationText } from './simulation-text.ts';
import { setRuleMode } from '../versions/use-mode.ts';
import { titleOf } from './policy-model.ts';
import { TallyLine } from './tally-line.tsx';
import type { Tally } from './tally.ts';

/** From simulated to enforced: at once where nothing stands in the way, else by way of a draft. */
export function Promote(props: {
  readonly models: Models;
  readonly pack: RulePack;
  readonly rule: Rule;
  readonly tally: Tally | null;
  /** `pack/rule`; absent for who may not read the incidents that the tally counts. */
  readonly tallied: string | undefined;
  readonly onClose: () => void;
}): VNode {
  const { models, pack, rule, onClose } = props;
  const { draft, policy } = models;
  const unwritable = useSignal(false);
  const whileShown = useWhileShown();
  const title = sentenceText(titleOf(rule), 80);
  const inForce = policy.policy.value;
  useEffect(() => {
    if (inForce !== null) draft.start(inForce);
  }, [draft, inForce]);
  const isFree = draft.id.value === null && draft.changed.value.size === 0;
  const mustReview = inForce?.review === 'second-person';
  const state = draft.publish.value;
  const toDraft = () => {
    onClose();
    goTo({ page: 'draft', id: draft.id.value });
  };
  const put = async (): Promise<boolean> => {
    const done = await setRuleMode(models, { pack: pack.id, rule: rule.id }, 'enforce');
    unwritable.value = !done;
    return done;
  };
  const intoDraft = async () => {
    if (await put()) whileShown(toDraft);
  };
  const enforce = async () => {
    if (!(await put())) return;
    await draft.runPublish({ message: simulationText.promoteMessage(titleOf(rule)) });
    await policy.load();
    const { kind } = draft.publish.value;
    if (kind === 'published') whileShown(onClose);
    // What stands in the way is explained where the draft is.
    if (kind === 'conflict' || kind === 'refused') whileShown(toDraft);
  };
  return (
    <ModalDialog title={simulationText.promoteTitle(title)} onClose={onClose}>
      <div class="form">
        <p>{simulationText.promoteText}</p>
        <p>
          <TallyLine tally={props.tally} rule={props.tallied} />
        </p>
        {isFree || state.kind === 'publishing' ? null : (
          <Notice tone="info">{simulationText.promoteBusy}</Notice>
        )}
        {unwritable.value ? (
          <Notice tone="warn" role="alert">
            {simulationText.promoteWritten}
          </Notice>
        ) : null}
        {state.kind === 'failed' ? <Trouble error={state.error} /> : null}
        <div class="dialog-actions">
          {isFree && !mustReview ? (
            <Button look="primary" onClick={() => void enforce()}>
              {simulationText.promoteNow}
            </Button>
          ) : null}
          <Button look={isFree && !mustReview ? 'plain' : 'primary'} onClick={() => void intoDraft()}>
            {simulationText.promoteDraft}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {versionsText.cancel}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}
