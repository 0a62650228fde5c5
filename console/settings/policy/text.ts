import { inLanguage, plural } from '../../shell/language.ts';

export const publishText = inLanguage({
  en: {
    inPolicy: (path: string) =>
      `This belongs to the signed policy, in the file ${path}: a change is published like a rule, and devices have it within minutes.`,
    none: 'The policy in force has no file of settings',
    noneText: 'Add one under Rules: kind: Settings, with the organisation’s name.',
    mayNot: 'You see this; somebody who may publish the policy changes it.',
    message: 'What changes, for the history',
    messageBad: 'Say in a few words what changes.',
    publish: 'Publish the change',
    publishing: 'Publishing…',
    published: (version: string) => `Published as version ${version}.`,
    proposed: 'A second person must approve it: it waits under Rules.',
    conflict:
      'Another version was published meanwhile. What you changed is still here; publish it on top of that.',
    problems: (n: number) => `${n} ${plural(n, 'problem', 'problems')}; nothing was published.`,
  },
  de: {
    inPolicy: (path: string) =>
      `Das gehört zu den unterschriebenen Regeln, in die Datei ${path}: Eine Änderung wird veröffentlicht wie eine Regel, und Geräte haben sie in Minuten.`,
    none: 'In den geltenden Regeln gibt es keine Datei mit Einstellungen',
    noneText: 'Legen Sie unter Regeln eine an: kind: Settings, mit dem Namen der Organisation.',
    mayNot: 'Sie sehen das; ändern kann es, wer Regeln veröffentlichen darf.',
    message: 'Was sich ändert, für den Verlauf',
    messageBad: 'Sagen Sie in ein paar Worten, was sich ändert.',
    publish: 'Änderung veröffentlichen',
    publishing: 'Wird veröffentlicht …',
    published: (version: string) => `Veröffentlicht als Version ${version}.`,
    proposed: 'Eine zweite Person muss zustimmen: Es wartet unter Regeln.',
    conflict:
      'Inzwischen wurde eine andere Version veröffentlicht. Ihre Änderung steht noch da; veröffentlichen Sie sie darauf.',
    problems: (n: number) => `${n} ${plural(n, 'Problem', 'Probleme')}; nichts wurde veröffentlicht.`,
  },
});
