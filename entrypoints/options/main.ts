import { computed, signal } from '@preact/signals';
import { send } from '../../lib/messaging/send.ts';
import { renderOptions } from '../../lib/ui/options/index.ts';
import type { Leaving } from '../../lib/ui/options/index.ts';
import { enrol } from '../pages/enrol.ts';
import { watchStatus, type Status } from '../pages/watch-status.ts';
import { optionsState } from './options-state.ts';

const { languages } = navigator;
const root = document.getElementById('app');
if (root !== null) {
  const { status, refresh } = await watchStatus();
  const leaving = signal<Leaving>({ step: 'none' });
  /** What is being left. Its identity goes first: until the rest is gone too, there is nothing to join yet. */
  let left: Status | null = null;
  const state = computed(() => {
    const now = leaving.value.step === 'busy' ? left : status.value;
    return optionsState(now, languages, leaving.value);
  });
  renderOptions(root, state, {
    async enrol(code) {
      const problem = await enrol(code, languages, refresh);
      if (problem === null) leaving.value = { step: 'none' };
      return problem;
    },
    askToLeave() {
      leaving.value = { step: 'asking' };
    },
    stay() {
      const { step } = leaving.value;
      // What is being left is left, whatever is pressed meanwhile.
      if (step !== 'left' && step !== 'busy') leaving.value = { step: 'none' };
    },
    leave(evenIfLost) {
      left = status.value;
      const organisation = left?.organisation ?? '';
      leaving.value = { step: 'busy' };
      void send('device/leave', { evenIfLost }).then(async (reply) => {
        await refresh();
        if (!reply.ok) leaving.value = { step: 'failed' };
        else if (reply.value.left)
          leaving.value = { step: 'left', organisation, told: reply.value.told, lost: reply.value.waiting };
        else if (reply.value.waiting > 0) leaving.value = { step: 'unsent', waiting: reply.value.waiting };
        else leaving.value = { step: 'failed' };
      });
    },
  });
}
