import type { VNode } from 'preact';
import { inLanguage } from '../shell/language.ts';
import { SettingForm, useSettings } from './forms/setting-form.tsx';
import type { SettingField } from './forms/setting-values.ts';
import type { SettingsProps } from './page.tsx';

const words = inLanguage({
  en: {
    title: 'What coverage is measured against',
    silent: 'Hours without a word until a device is silent',
    silentHint: 'The standard, 72, spans a weekend.',
    grace: 'Minutes a device has to take a new policy',
    minimum: 'Oldest extension version that counts as current',
    minimumHint:
      'Empty: the newest that at least three devices, and 5 % of those with the same browser, have.',
    minimumBad: 'Numbers with dots, as in 1.4.0.',
    replaced: 'Hours of silence after which a newer device of the same person replaces a device',
    from: 'Devices concerned before an alert is raised',
    review: 'Publishing',
    reviewLabel: 'New rules are published',
    reviewChoices: { none: 'by whoever may publish', second: 'after a second person has approved them' },
    reviewHint: 'Going back to an earlier version needs no second person.',
  },
  de: {
    title: 'Woran Abdeckung gemessen wird',
    silent: 'Stunden ohne Nachricht, bis ein Gerät still ist',
    silentHint: 'Der Standard, 72, überbrückt ein Wochenende.',
    grace: 'Minuten, die Geräte für neue Regeln haben',
    minimum: 'Älteste Erweiterung, die nicht veraltet ist',
    minimumHint: 'Leer: die neueste, die mindestens drei Geräte und 5 % derer mit diesem Browser haben.',
    minimumBad: 'Zahlen mit Punkten, wie 1.4.0.',
    replaced: 'Stunden der Stille, bis ein Gerät einem neueren derselben Person weicht',
    from: 'So viele Geräte muss etwas betreffen, bevor es eine Warnung gibt',
    review: 'Veröffentlichen',
    reviewLabel: 'Neue Regeln veröffentlicht',
    reviewChoices: {
      none: 'wer veröffentlichen darf',
      second: 'erst, wenn eine zweite Person zugestimmt hat',
    },
    reviewHint: 'Zu einer früheren Version zurückzukehren braucht keine zweite Person.',
  },
});

const coverage: readonly SettingField[] = [
  { kind: 'number', name: 'silentHours', label: words.silent, hint: words.silentHint, min: 1, max: 8_760 },
  { kind: 'number', name: 'policyGraceMinutes', label: words.grace, min: 1, max: 10_080 },
  {
    kind: 'text',
    name: 'minimumExtension',
    label: words.minimum,
    hint: words.minimumHint,
    optional: true,
    pattern: /^\d{1,9}(?:\.\d{1,9}){0,3}$/,
    bad: words.minimumBad,
  },
  { kind: 'number', name: 'replacedAfterHours', label: words.replaced, min: 1, max: 8_760 },
  { kind: 'number', name: 'alertFromDevices', label: words.from, min: 1, max: 1_000_000 },
];
const review: readonly SettingField[] = [
  {
    kind: 'choice',
    name: '',
    label: words.reviewLabel,
    hint: words.reviewHint,
    choices: [
      ['none', words.reviewChoices.none],
      ['second-person', words.reviewChoices.second],
    ],
  },
];

/** Devices and what they are given. */
export function DevicesPart({ models, session }: SettingsProps): VNode {
  useSettings(models);
  const shared = { models, session };
  return (
    <>
      <SettingForm {...shared} settingKey="devices.coverage" title={words.title} fields={coverage} />
      <SettingForm {...shared} settingKey="policy.review" title={words.review} fields={review} />
    </>
  );
}
