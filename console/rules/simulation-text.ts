import { inLanguage, plural } from '../shell/language.ts';

/** Words about rules that are simulated, and about enforcing them. */
export const simulationText = inLanguage({
  en: {
    tally: (n: number, shown: string, days: number) =>
      `Would have acted ${shown} ${plural(n, 'time', 'times')} in ${days} days`,
    tallyNone: (days: number) => `Nothing to act on in ${days} days`,
    tallyTeams: 'in',
    promote: 'Enforce…',
    promoteTitle: (rule: string) => `Enforce “${rule}”?`,
    promoteText: 'It stops being simulated: from the next check-in of each device on it does what it says.',
    promoteNow: 'Enforce it now',
    promoteDraft: 'Put it into a draft',
    promoteMessage: (rule: string) => `Enforce ${rule}`,
    promoteBusy: 'The draft that is open has other changes. The rule goes into it; publish from there.',
    promoteWritten:
      'How this rule is written does not allow it with one click. Change its mode in the editor.',
  },
  de: {
    tally: (_: number, shown: string, days: number) => `Hätte in ${days} Tagen ${shown}-mal eingegriffen`,
    tallyNone: (days: number) => `Kein Anlass in ${days} Tagen`,
    tallyTeams: 'in',
    promote: 'In Kraft setzen …',
    promoteTitle: (rule: string) => `„${rule}“ in Kraft setzen?`,
    promoteText:
      'Sie wird nicht mehr nur simuliert: Sobald ein Gerät sich das nächste Mal meldet, tut sie dort, was sie sagt.',
    promoteNow: 'Jetzt in Kraft setzen',
    promoteDraft: 'In einen Entwurf legen',
    promoteMessage: (rule: string) => `${rule} in Kraft setzen`,
    promoteBusy:
      'Der offene Entwurf hat schon andere Änderungen. Die Regel kommt dazu; veröffentlichen Sie von dort.',
    promoteWritten:
      'So, wie diese Regel geschrieben ist, geht es nicht mit einem Klick. Ändern Sie ihren Modus im Editor.',
  },
});
