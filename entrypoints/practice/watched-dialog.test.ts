import { expect, it } from 'vitest';
import type { LazyDialog } from '../../lib/guard/lazy-dialog.ts';
import type { AskRequest } from '../../lib/ui/ask.ts';
import { request } from '../../lib/ui/dev/requests.ts';
import { dialogModel } from '../../lib/ui/dialog/model.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { watchedDialog } from './watched-dialog.ts';

const nothing = () => undefined;

/** What is asked where `asked` is held in the practice chat. */
async function practised(asked: AskRequest): Promise<AskRequest> {
  let shown = asked;
  const dialog: LazyDialog = {
    ask(one) {
      shown = one;
      return Promise.resolve({ kind: 'edit' });
    },
    ...{ notify: nothing, mark: nothing, prepare: nothing, plain: nothing, owns: () => false },
    progress: () => ({ reached: nothing, done: nothing, cancelled: Promise.resolve() }),
  };
  await watchedDialog(dialog, nothing).ask(asked, AbortSignal.abort());
  return shown;
}

const channels = ['message', 'paste', 'drop', 'file', 'forward', 'call'] as const;
const cases = channels.flatMap((channel) =>
  (['none', 'excerpt', 'sealed'] as const).map((evidence) => [channel, evidence] as const),
);

it.each(cases)('says of %s with evidence %s that nothing is recorded here', async (channel, evidence) => {
  const then = { evidence, reasons: { minLength: 10 } };
  const asked = await practised(request('justify', { channel, then }));
  const { recorded, reasons } = dialogModel(asked, 'en', dialogCatalogues);
  const said = 'Practice: nothing of this is recorded, and nothing leaves this computer.';
  expect([recorded, reasons?.recorded]).toEqual([said, said]);
});
