import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { EnrolmentCode } from '../../../lib/core/api/device.ts';
import type { EnrolmentCodeAnswer, EnrolmentCodeRequest } from '../../../lib/core/api/coverage.ts';
import { readEnrolmentCode } from '../../../lib/seal/enrolment-code.ts';
import type { ApiError } from '../../api/call.ts';
import type { CoverageApi } from '../api.ts';

export interface CodeForm {
  readonly group: string;
  readonly uses: string;
  readonly days: string;
}
/** Which fields are not as they must be. */
export type CodeFaults = Readonly<Record<keyof CodeForm, boolean>>;

export type CodeState =
  | { readonly kind: 'form'; readonly faults: CodeFaults | null; readonly error: ApiError | null }
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly answer: EnrolmentCodeAnswer };

export interface KitModel {
  readonly state: ReadonlySignal<CodeState>;
  /** The parts of the code that was made, or of one that was pasted; null before. */
  readonly parts: ReadonlySignal<EnrolmentCode | null>;
  /** What was pasted, and whether it is no code. */
  readonly pasted: ReadonlySignal<string>;
  readonly unreadable: ReadonlySignal<boolean>;
  make(form: CodeForm): Promise<string | null>;
  paste(text: string): void;
  /** The code is forgotten: it is shown once. */
  reset(): void;
}

/** What is wrong with the form; null when nothing is. */
export function faultsOf(form: CodeForm): CodeFaults | null {
  const whole = (text: string, max: number) =>
    /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= max;
  const faults: CodeFaults = {
    group: !/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(form.group),
    uses: !whole(form.uses, 100_000),
    days: !whole(form.days, 365),
  };
  return Object.values(faults).includes(true) ? faults : null;
}

const blank: CodeState = { kind: 'form', faults: null, error: null };

/** Makes an enrolment code, or takes one that was made before, for what browsers are told. */
export function createKit(api: Pick<CoverageApi, 'makeCode'>): KitModel {
  const state = signal<CodeState>(blank);
  const pasted = signal('');
  const read = computed(() => {
    const made = state.value.kind === 'made' ? state.value.answer.code : pasted.value;
    return made.trim() === '' ? null : readEnrolmentCode(made);
  });
  return {
    state,
    pasted,
    parts: computed(() => (read.value?.ok === true ? read.value.value : null)),
    unreadable: computed(() => read.value?.ok === false),
    async make(form) {
      if (state.value.kind === 'making') return null;
      const faults = faultsOf(form);
      if (faults !== null) {
        state.value = { kind: 'form', faults, error: null };
        return null;
      }
      const making: CodeState = { kind: 'making' };
      state.value = making;
      const request: EnrolmentCodeRequest = {
        group: form.group,
        maxUses: Number(form.uses),
        days: Number(form.days),
      };
      const answer = await api.makeCode(request);
      if (state.value !== making) return null; // left meanwhile
      state.value = answer.ok
        ? { kind: 'made', answer: answer.value }
        : { kind: 'form', faults: null, error: answer.error };
      return answer.ok ? answer.value.id : null;
    },
    paste(text) {
      pasted.value = text;
    },
    reset() {
      state.value = blank;
      pasted.value = '';
    },
  };
}
