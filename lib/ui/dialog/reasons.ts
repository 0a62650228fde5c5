import type { Then } from '../../core/policy/schema.ts';
import type { Reason } from '../ask.ts';
import { neutralise } from '../excerpt.ts';
import { pickLanguage, type Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';

/** Limits of an incident's reason (`incidentSchema`), in UTF-16 code units. */
const maxChoice = 200;
const maxText = 500;
/** Asked for when the rule wants a reason and says nothing about its length. */
const defaultMinLength = 10;

/** How a `justify` rule's reason is asked for: a list, the person's own words, or a list with own words as its last. */
export interface ReasonsModel {
  readonly legend: string;
  readonly choices: readonly { readonly label: string; readonly language: string; readonly value: string }[];
  /** Own words: null when only a choice counts. `label` names the choice when there is a list, else the field. */
  readonly own: {
    readonly label: string;
    readonly field: string;
    readonly minLength: number;
    readonly maxLength: number;
  } | null;
  readonly recorded: string;
  /** What is still missing; null when the reason will do. */
  missing(draft: ReasonDraft): string | null;
}

/** The state of the controls. `choice` is an index into `choices`, `own`, or null when nothing is chosen yet. */
export interface ReasonDraft {
  readonly choice: number | 'own' | null;
  readonly text: string;
}

/** Own words are offered when there are no choices, or when the rule gives them a `minLength`. */
export function reasonsOf(
  reasons: Then['reasons'],
  why: DialogKey,
  { say }: Texts<DialogKey>,
  languages: readonly string[],
  organisation: string,
): ReasonsModel {
  const choices = (reasons?.choices ?? []).map((choice) => {
    const language = pickLanguage(choice, languages);
    const label = neutralise(choice[language] ?? choice['en'] ?? '');
    return { label, language, value: (choice['en'] ?? label).slice(0, maxChoice) };
  });
  const minLength = Math.max(reasons?.minLength ?? defaultMinLength, 1);
  const takesText = choices.length === 0 || reasons?.minLength !== undefined;
  return {
    legend: say(why),
    choices,
    own: takesText ? { label: say('whyOwn'), field: say('whyText'), minLength, maxLength: maxText } : null,
    recorded: say('whyRecorded', { organisation }),
    missing: ({ choice, text }) => {
      if (choice === null) return say('whyChoose');
      if (choice !== 'own') return null;
      const count = minLength - text.trim().length;
      return count > 0 ? say('whyMissing', { count }) : null;
    },
  };
}

/** The answer a finished draft stands for. */
export function reasonFrom(model: ReasonsModel, draft: ReasonDraft): Reason {
  if (draft.choice === 'own') return { text: draft.text.trim().slice(0, maxText) };
  const chosen = draft.choice === null ? undefined : model.choices[draft.choice];
  return chosen ? { choice: chosen.value } : {};
}
