import { signal, type ReadonlySignal } from '@preact/signals';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import type { EnrolmentCodeAnswer } from '../../lib/core/api/coverage.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';
import { createPaged, type Paged } from '../paging/paged.ts';
import { deviceText } from './text.ts';

export function createDevices(api: Pick<Api, 'devices'>): Paged<DeviceRecord> {
  return createPaged<DeviceRecord>(
    (cursor) => api.devices({ cursor }),
    (device) => device.id,
  );
}

export interface CodeForm {
  readonly group: string;
  readonly uses: string;
  readonly days: string;
}
export type CodeFormErrors = { readonly [field in keyof CodeForm]: string | null };

export type CodeState =
  | { readonly kind: 'form'; readonly errors: CodeFormErrors | null; readonly error: ApiError | null }
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly answer: EnrolmentCodeAnswer };

export interface CodeModel {
  readonly state: ReadonlySignal<CodeState>;
  make(form: CodeForm): Promise<void>;
  /** The code is forgotten: it is shown once. */
  reset(): void;
}

/** What is wrong with the form, by field; null when nothing is. */
export function checkCodeForm(form: CodeForm): CodeFormErrors | null {
  const whole = (text: string, max: number) =>
    /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= max;
  const errors: CodeFormErrors = {
    group: /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(form.group) ? null : deviceText.codeGroupBad,
    uses: whole(form.uses, 10_000) ? null : deviceText.codeUsesBad,
    days: whole(form.days, 365) ? null : deviceText.codeDaysBad,
  };
  return Object.values(errors).some((error) => error !== null) ? errors : null;
}

export function createCode(api: Pick<Api, 'makeEnrolmentCode'>): CodeModel {
  const blank: CodeState = { kind: 'form', errors: null, error: null };
  const state = signal<CodeState>(blank);
  return {
    state,
    async make(form) {
      if (state.value.kind === 'making') return;
      const errors = checkCodeForm(form);
      if (errors !== null) {
        state.value = { kind: 'form', errors, error: null };
        return;
      }
      const making: CodeState = { kind: 'making' };
      state.value = making;
      const answer = await api.makeEnrolmentCode({
        group: form.group,
        maxUses: Number(form.uses),
        days: Number(form.days),
      });
      if (state.value !== making) return; // closed meanwhile
      state.value = answer.ok
        ? { kind: 'made', answer: answer.value }
        : { kind: 'form', errors: null, error: answer.error };
    },
    reset() {
      state.value = blank;
    },
  };
}
