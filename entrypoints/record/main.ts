import { computed, signal } from '@preact/signals';
import { platforms } from 'virtual:sluice-platforms';
import { incidentDay } from '../../lib/core/incident/incident.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import { send } from '../../lib/messaging/send.ts';
import { renderRecord } from '../../lib/ui/record/index.ts';
import { copy } from '../pages/copy.ts';
import { watchStatus } from '../pages/watch-status.ts';
import { maskedWords } from './masked-words.ts';
import { recordState } from './record-state.ts';

const step = 50;
const root = document.getElementById('app');
if (root !== null) {
  const { status } = await watchStatus();
  const record = signal<Reply<'record/get'> | null>(null);
  let take = step;
  const refresh = async () => {
    const reply = await send('record/get', { take });
    record.value = reply.ok ? reply.value : null;
  };
  await refresh();
  // What is sent meanwhile, and answers, come when somebody looks again.
  document.addEventListener('visibilitychange', () => void refresh());
  status.subscribe(() => void refresh());
  const state = computed(() => recordState(status.value, record.value, platforms, navigator.languages));
  renderRecord(root, state, {
    showMore() {
      take += step;
      void refresh();
    },
    copy,
    async dispute({ id, incident }, text) {
      if (incident === null) return false;
      const day = incidentDay(incident);
      const masked = await maskedWords(text);
      const reply = await send('incident/dispute', { day, id, ...(masked !== '' && { text: masked }) });
      await refresh();
      return reply.ok && reply.value.saved;
    },
  });
}
