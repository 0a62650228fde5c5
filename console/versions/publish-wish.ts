import type { PublishWish } from '../rules/draft-state.ts';
import { publishText } from './publish-text.ts';

/** What is filled in before a draft is published. */
export interface PublishForm {
  readonly message: string;
  readonly who: 'everybody' | 'some';
  readonly groups: string;
  readonly share: string;
  readonly when: 'now' | 'later';
  /** As a `datetime-local` field gives it, in the reader's zone. */
  readonly time: string;
  readonly review: boolean;
}
export type PublishErrors = { readonly [field in 'message' | 'groups' | 'share' | 'time']: string | null };

export const blankForm: PublishForm = {
  message: '',
  who: 'everybody',
  groups: '',
  share: '10',
  when: 'now',
  time: '',
  review: false,
};

export const groupsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const groupForm = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
export const stageErrors = ({ groups, share }: Pick<PublishForm, 'groups' | 'share'>) => ({
  groups: groupsOf(groups).every((name) => groupForm.test(name)) ? null : publishText.groupsBad,
  share: /^\d{1,3}$/.test(share) && Number(share) >= 1 && Number(share) <= 100 ? null : publishText.shareBad,
});

/** What is wrong with the form, by field; null when nothing is. */
export function publishErrors(form: PublishForm, now: number): PublishErrors | null {
  const { groups, share } = form.who === 'some' ? stageErrors(form) : { groups: null, share: null };
  const time = Date.parse(form.time);
  const errors = {
    message: form.message.trim() === '' ? publishText.messageNeeded : null,
    groups,
    share,
    time: form.when === 'later' && !(time > now) ? publishText.timeBad : null,
  };
  return Object.values(errors).some((error) => error !== null) ? errors : null;
}

export const stageOf = ({ groups, share }: Pick<PublishForm, 'groups' | 'share'>) => {
  const names = groupsOf(groups);
  return { groups: names.length === 0 ? null : names, share: Number(share) };
};

export function wishOf(form: PublishForm, mustReview: boolean): PublishWish {
  return {
    message: form.message.trim(),
    review: mustReview || form.review,
    ...(form.who === 'some' && { rollout: stageOf(form) }),
    ...(form.when === 'later' && { publishAt: new Date(form.time).toISOString() }),
  };
}
