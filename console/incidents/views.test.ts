import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../lib/core/api/incidents.ts';
import { fail, ok } from '../../lib/core/result.ts';
import { createViews } from './views.ts';

const named = (name: string): SavedView => ({ name, q: name });
const away = { code: 'console/unreachable', status: 0, message: '' };

function server(views: readonly SavedView[]) {
  const state = { views, isAway: false };
  const model = createViews({
    views: () => Promise.resolve(state.isAway ? fail(away) : ok({ items: state.views })),
    saveViews: (next) => {
      state.views = next;
      return Promise.resolve(ok(null));
    },
  });
  return { state, model };
}

describe('saved views', () => {
  it('are added to those that the server has, loaded here or not', async () => {
    const { state, model } = server([named('a')]);
    await model.save(named('b'));
    expect(state.views).toEqual([named('a'), named('b')]);
    expect(model.own.value).toEqual(state.views);
  });

  it('are not given up where they cannot be read', async () => {
    const { state, model } = server([named('a')]);
    state.isAway = true;
    expect(await model.save(named('b'))).toEqual(away);
    expect(state.views).toEqual([named('a')]);
  });

  it('lose nothing to two changes at once', async () => {
    const { state, model } = server([named('a'), named('b'), named('c')]);
    await Promise.all([model.remove('a'), model.save(named('d')), model.remove('c')]);
    expect(state.views).toEqual([named('b'), named('d')]);
  });
});
