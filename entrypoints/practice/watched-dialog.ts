import type { Step } from '../../lib/ui/practice/index.ts';
import type { AskRequest, Mark } from '../../lib/ui/ask.ts';
import type { LazyDialog } from '../../lib/guard/lazy-dialog.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { textsFor } from '../../lib/ui/texts/catalogue.ts';
import { practiceCatalogues } from '../../lib/ui/texts/practice/index.ts';

export type OnSeen = (step: Step, about: AskRequest) => void;

/** The dialog, telling what a person has seen of it. It says what is true here: nothing is recorded or reported. */
export function watchedDialog(dialog: LazyDialog, onSeen: OnSeen): LazyDialog {
  return {
    ...dialog,
    async ask(request, signal) {
      onSeen('held', request);
      const answer = await dialog.ask(honest(request, onSeen), signal);
      onSeen('answered', request);
      return answer;
    },
    mark(mark) {
      if (mark !== null) onSeen('underlined', mark.request);
      dialog.mark(mark && markHere(mark, onSeen));
    },
  };
}

function markHere(mark: Mark, onSeen: OnSeen): Mark {
  const { request, takeOut } = mark;
  return {
    ...mark,
    request: honest(request, onSeen),
    takeOut:
      takeOut &&
      (async () => {
        const took = await takeOut();
        if (took) onSeen('answered', request);
        return took;
      }),
  };
}

/** Every sentence that says what the organisation gets to see. */
const aboutRecords = Object.keys(dialogCatalogues.en).filter((key) => /^(?:r|whyR)ecorded/.test(key));

/** Without what could be said about an incident (it is not sensitive, another tool would help): there is none. */
function honest({ dispute: _dispute, wish: _wish, ...request }: AskRequest, onSeen: OnSeen): AskRequest {
  const languages = new Set([...Object.keys(dialogCatalogues), ...Object.keys(request.texts ?? {})]);
  const texts = [...languages].map((language) => {
    const said = textsFor(practiceCatalogues, [language]).say('nothingRecorded');
    const records = Object.fromEntries(aboutRecords.map((word) => [word, said]));
    return [language, { ...request.texts?.[language], ...records }] as const;
  });
  const suggested = () => onSeen('answered', request);
  return { ...request, suggested, texts: Object.fromEntries(texts) };
}
