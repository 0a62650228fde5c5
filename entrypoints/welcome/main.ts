import { computed } from '@preact/signals';
import { platforms } from 'virtual:sluice-platforms';
import { renderWelcome } from '../../lib/ui/welcome/index.ts';
import { watchStatus } from '../pages/watch-status.ts';
import { namesOf, watchedRules } from '../pages/watched-rules.ts';

const root = document.getElementById('app');
if (root !== null) {
  const { status } = await watchStatus();
  const state = computed(() => ({
    languages: navigator.languages,
    answers: status.value !== null,
    organisation: status.value?.organisation ?? null,
    isJoining: status.value?.managed === true && status.value.organisation === null,
    contact: status.value?.contact ?? null,
    notice: status.value?.notice ?? null,
    platforms: namesOf(platforms),
    watched: watchedRules(status.value, platforms),
  }));
  renderWelcome(root, state);
}
