import { inLanguage } from '../shell/language.ts';

/** Words about a version that some devices have. */
export const rolloutText = inLanguage({
  en: {
    rollingOut: (n: number) => `Version ${n} is being rolled out`,
    rolloutReach: (current: string, devices: string) => `${current} of ${devices} devices have it.`,
    rolloutOthers: (n: number) => `The others have version ${n}.`,
    stage: (share: string, groups: string) => `${share} of ${groups}`,
    allGroups: 'all devices',
    ofGroups: (names: string) => `the devices of ${names}`,
    stageTitle: 'Given to',
    widen: 'Give it to more…',
    widenDo: 'Give it to these',
    complete: 'Give it to everybody',
    abort: 'Take it back…',
    abortTitle: (n: number) => `Take back version ${n}?`,
    abortText: (n: number) => `Its devices go back to the rules of version ${n}.`,
    abortDo: 'Take it back',
  },
  de: {
    rollingOut: (n: number) => `Version ${n} wird ausgerollt`,
    rolloutReach: (current: string, devices: string) => `${current} von ${devices} Geräten haben sie.`,
    rolloutOthers: (n: number) => `Die anderen haben Version ${n}.`,
    stage: (share: string, groups: string) => `${share} ${groups}`,
    allGroups: 'aller Geräte',
    ofGroups: (names: string) => `der Geräte von ${names}`,
    stageTitle: 'Bekommen haben sie',
    widen: 'Mehr Geräten geben …',
    widenDo: 'Diesen geben',
    complete: 'Allen geben',
    abort: 'Zurücknehmen …',
    abortTitle: (n: number) => `Version ${n} zurücknehmen?`,
    abortText: (n: number) => `Ihre Geräte gehen zu den Regeln von Version ${n} zurück.`,
    abortDo: 'Zurücknehmen',
  },
});
