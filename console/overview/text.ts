import type { AlertKind } from '../../lib/core/api/coverage.ts';
import { inLanguage, plural } from '../shell/language.ts';
import { number } from '../reports/words.ts';

export const overviewText = inLanguage({
  en: {
    title: 'Overview',
    now: 'What needs me now?',
    better: 'Is it getting better?',
    blind: 'Where are we blind?',
    changed: 'What changed in policy?',
    serious: (n: number) => plural(n, 'serious incident is open', 'serious incidents are open'),
    disputes: (n: number) => plural(n, 'dispute waits for an answer', 'disputes wait for an answer'),
    mine: (n: number) => plural(n, 'incident is assigned to you', 'incidents are assigned to you'),
    waiting: (n: number) =>
      plural(n, 'proposal waits for a second person', 'proposals wait for a second person'),
    nothing: 'Nothing waits for you.',
    allReports: 'All reports',
    enforced: (ok: number, all: number) =>
      `${number(ok)} of ${number(all)} devices enforce the policy fully.`,
    noDevices: 'No device is enrolled yet.',
    silent: (n: number) => plural(n, 'device is silent', 'devices are silent'),
    isBlind: (n: number) => plural(n, 'device is blind on a messenger', 'devices are blind on a messenger'),
    degraded: (n: number) =>
      plural(n, 'device works with limits on a messenger', 'devices work with limits on a messenger'),
    alerts: 'Gaps, worst first',
    noAlerts: 'No gap is known.',
    of: (count: number, all: number) => `${number(count)} of ${number(all)}`,
    kinds: {
      'devices-silent': 'Silent devices',
      'policy-outdated': 'An old policy',
      'extension-outdated': 'An old extension',
      'adapter-blind': 'Blind',
      'adapter-degraded': 'Limited',
      'policy-refused': 'Policy refused',
      'hosts-missing': 'Access to pages missing',
      'expected-missing': 'Expected, not there',
      'webhook-failing': 'Webhook failing',
    } satisfies Record<AlertKind, string>,
    rollout: (version: number, share: string) =>
      `Version ${number(version)} is rolled out in stages: ${share} of devices have it.`,
    version: (n: number) => `Version ${number(n)}`,
    states: { active: 'in force', staged: 'in stages', past: '', withdrawn: 'withdrawn' },
    noVersions: 'Nothing was published yet.',
    noContact: 'People are not told whom they can ask',
    noTool: 'No rule suggests a better tool yet',
    allRules: 'All rules',
    allDevices: 'All devices',
  },
  de: {
    title: 'Überblick',
    now: 'Was braucht mich jetzt?',
    better: 'Wird es besser?',
    blind: 'Wo sehen wir nichts?',
    changed: 'Was hat sich an den Regeln geändert?',
    serious: (n: number) => plural(n, 'ernster Vorfall ist offen', 'ernste Vorfälle sind offen'),
    disputes: (n: number) => plural(n, 'Einspruch wartet auf Antwort', 'Einsprüche warten auf Antwort'),
    mine: (n: number) => plural(n, 'Vorfall ist Ihnen zugewiesen', 'Vorfälle sind Ihnen zugewiesen'),
    waiting: (n: number) =>
      plural(n, 'Vorschlag wartet auf eine zweite Person', 'Vorschläge warten auf eine zweite Person'),
    nothing: 'Nichts wartet auf Sie.',
    allReports: 'Alle Berichte',
    enforced: (ok: number, all: number) =>
      `${number(ok)} von ${number(all)} Geräten setzen die Regeln ganz durch.`,
    noDevices: 'Noch ist kein Gerät angemeldet.',
    silent: (n: number) => plural(n, 'Gerät meldet sich nicht', 'Geräte melden sich nicht'),
    isBlind: (n: number) =>
      plural(n, 'Gerät sieht in einem Messenger nichts', 'Geräte sehen in einem Messenger nichts'),
    degraded: (n: number) =>
      plural(
        n,
        'Gerät arbeitet in einem Messenger eingeschränkt',
        'Geräte arbeiten in einem Messenger eingeschränkt',
      ),
    alerts: 'Lücken, die schlimmsten zuerst',
    noAlerts: 'Keine Lücke ist bekannt.',
    of: (count: number, all: number) => `${number(count)} von ${number(all)}`,
    kinds: {
      'devices-silent': 'Stille Geräte',
      'policy-outdated': 'Alte Regeln',
      'extension-outdated': 'Alte Erweiterung',
      'adapter-blind': 'Blind',
      'adapter-degraded': 'Eingeschränkt',
      'policy-refused': 'Regeln abgelehnt',
      'hosts-missing': 'Zugriff auf Seiten fehlt',
      'expected-missing': 'Erwartet, nicht da',
      'webhook-failing': 'Webhook schlägt fehl',
    } satisfies Record<AlertKind, string>,
    rollout: (version: number, share: string) =>
      `Version ${number(version)} wird in Stufen ausgerollt: ${share} der Geräte haben sie.`,
    version: (n: number) => `Version ${number(n)}`,
    states: { active: 'in Kraft', staged: 'in Stufen', past: '', withdrawn: 'zurückgezogen' },
    noVersions: 'Noch wurde nichts veröffentlicht.',
    noContact: 'Niemand erfährt, wen man fragen kann',
    noTool: 'Noch schlägt keine Regel ein besseres Werkzeug vor',
    allRules: 'Alle Regeln',
    allDevices: 'Alle Geräte',
  },
});
