import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import type { Channel, ConversationKind, UnscannableReason } from '../../lib/core/decide/egress.ts';
import type { Tone } from '../../lib/design/components/badge.tsx';
import type { Mode, Severity } from '../../lib/core/policy/schema.ts';
import type { Confidence } from '../../lib/core/detect/finding.ts';
import type { Resolution, Status } from '../../lib/core/api/triage-words.ts';
import { inLanguage } from '../shell/language.ts';

/** The words of the field. Those of the pages are in page-text.ts. */
export const severityWords = inLanguage<Record<Severity, string>>({
  en: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  de: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' },
});
export const confidenceWords = inLanguage<Record<Confidence, string>>({
  en: { low: 'low', medium: 'medium', high: 'high' },
  de: { low: 'gering', medium: 'mittel', high: 'hoch' },
});
export const modeWords = inLanguage<Record<Mode, string>>({
  en: { enforce: 'Enforced', simulate: 'Simulated', off: 'Off' },
  de: { enforce: 'In Kraft', simulate: 'Simuliert', off: 'Aus' },
});
export const actionTones: Readonly<Record<Action, Tone>> = {
  allow: 'neutral',
  log: 'info',
  warn: 'warn',
  justify: 'warn',
  redact: 'warn',
  block: 'stop',
};
export const actionWords = inLanguage<Record<Action, string>>({
  en: {
    allow: 'Allow',
    log: 'Log',
    warn: 'Warn',
    justify: 'Ask for a reason',
    redact: 'Redact',
    block: 'Block',
  },
  de: {
    allow: 'Zulassen',
    log: 'Aufzeichnen',
    warn: 'Warnen',
    justify: 'Grund verlangen',
    redact: 'Schwärzen',
    block: 'Anhalten',
  },
});
/** What a simulated rule would have done: “simulated: would have …”. */
export const wouldHave = inLanguage<Record<Action, string>>({
  en: {
    allow: 'allowed it',
    log: 'logged it',
    warn: 'warned',
    justify: 'asked for a reason',
    redact: 'offered redaction',
    block: 'stopped it',
  },
  de: {
    allow: 'zugelassen',
    log: 'aufgezeichnet',
    warn: 'gewarnt',
    justify: 'nach einem Grund gefragt',
    redact: 'Schwärzen angeboten',
    block: 'angehalten',
  },
});

export const statusWords = inLanguage<Record<Status, string>>({
  en: { open: 'Open', 'in-progress': 'In progress', resolved: 'Resolved' },
  de: { open: 'Offen', 'in-progress': 'In Arbeit', resolved: 'Erledigt' },
});
/** Why an incident is resolved. An incident is not guilt: what is judged is the rule. */
export const resolutionWords = inLanguage<Record<Resolution, string>>({
  en: {
    'true-positive': 'The rule was right',
    'false-positive': 'The rule was wrong',
    accepted: 'Right, and the risk is taken',
    coached: 'Right, and it was talked over',
    other: 'Another reason',
  },
  de: {
    'true-positive': 'Die Regel hatte recht',
    'false-positive': 'Die Regel irrte sich',
    accepted: 'Richtig, das Risiko wird getragen',
    coached: 'Richtig, es wurde besprochen',
    other: 'Anderer Grund',
  },
});

/** What a person did or met, as said in lists: the person is the subject. `cancelled` is edited, closed or left. */
export const outcomeWords = inLanguage<Record<Action, Record<Outcome, string>>>({
  en: {
    allow: {
      sent: 'sent',
      blocked: 'was stopped',
      overridden: 'sent anyway',
      redacted: 'chose redaction',
      cancelled: 'did not send',
    },
    log: {
      sent: 'sent, recorded',
      blocked: 'was stopped',
      overridden: 'sent, recorded',
      redacted: 'chose redaction',
      cancelled: 'did not send',
    },
    warn: {
      sent: 'was warned, sent',
      blocked: 'was stopped',
      overridden: 'was warned, sent anyway',
      redacted: 'was warned, chose redaction',
      cancelled: 'was warned, did not send',
    },
    justify: {
      sent: 'sent with a reason',
      blocked: 'was stopped',
      overridden: 'sent anyway with a reason',
      redacted: 'chose redaction',
      cancelled: 'was asked why, did not send',
    },
    redact: {
      sent: 'sent',
      blocked: 'was stopped',
      overridden: 'sent anyway',
      redacted: 'chose redaction',
      cancelled: 'was offered redaction, did not send',
    },
    block: {
      sent: 'sent',
      blocked: 'was stopped',
      overridden: 'sent anyway',
      redacted: 'was stopped, chose redaction',
      cancelled: 'was stopped',
    },
  },
  de: {
    allow: {
      sent: 'gesendet',
      blocked: 'angehalten',
      overridden: 'trotzdem gesendet',
      redacted: 'geschwärzt gesendet',
      cancelled: 'nicht gesendet',
    },
    log: {
      sent: 'gesendet, aufgezeichnet',
      blocked: 'angehalten',
      overridden: 'gesendet, aufgezeichnet',
      redacted: 'geschwärzt gesendet',
      cancelled: 'nicht gesendet',
    },
    warn: {
      sent: 'gewarnt, gesendet',
      blocked: 'angehalten',
      overridden: 'gewarnt, trotzdem gesendet',
      redacted: 'gewarnt, geschwärzt gesendet',
      cancelled: 'gewarnt, nicht gesendet',
    },
    justify: {
      sent: 'mit Begründung gesendet',
      blocked: 'angehalten',
      overridden: 'trotzdem gesendet, mit Begründung',
      redacted: 'geschwärzt gesendet',
      cancelled: 'nach dem Grund gefragt, nicht gesendet',
    },
    redact: {
      sent: 'gesendet',
      blocked: 'angehalten',
      overridden: 'trotzdem gesendet',
      redacted: 'geschwärzt gesendet',
      cancelled: 'Schwärzen angeboten, nicht gesendet',
    },
    block: {
      sent: 'gesendet',
      blocked: 'angehalten',
      overridden: 'trotzdem gesendet',
      redacted: 'angehalten, geschwärzt gesendet',
      cancelled: 'angehalten',
    },
  },
});

/** Did the content leave as it was? Colour is spent on this only. */
export const outcomeTone: Record<Outcome, 'left' | 'recorded' | 'stayed'> = {
  sent: 'recorded',
  overridden: 'left',
  blocked: 'stayed',
  redacted: 'stayed',
  cancelled: 'stayed',
};

/** One of them: “a message”; in German what is sent (accusative). */
export const channelOne = inLanguage<Record<Channel, string>>({
  en: {
    message: 'a message',
    paste: 'pasted text',
    drop: 'a dropped item',
    file: 'a file',
    edit: 'an edited message',
    reply: 'a reply',
    forward: 'a forwarded message',
    caption: 'a caption',
    draft: 'a draft',
    preview: 'a link preview',
    status: 'a status update',
    poll: 'a poll',
    contact: 'a contact card',
    location: 'a location',
    voice: 'a voice message',
    call: 'a call',
    'screen-share': 'a shared screen',
    'inline-bot': 'a message to an inline bot',
  },
  de: {
    message: 'eine Nachricht',
    paste: 'eingefügten Text',
    drop: 'etwas Hineingezogenes',
    file: 'eine Datei',
    edit: 'eine geänderte Nachricht',
    reply: 'eine Antwort',
    forward: 'eine weitergeleitete Nachricht',
    caption: 'eine Bildunterschrift',
    draft: 'einen Entwurf',
    preview: 'eine Linkvorschau',
    status: 'eine Statusmeldung',
    poll: 'eine Umfrage',
    contact: 'eine Kontaktkarte',
    location: 'einen Standort',
    voice: 'eine Sprachnachricht',
    call: 'einen Anruf',
    'screen-share': 'einen geteilten Bildschirm',
    'inline-bot': 'eine Nachricht an einen Inline-Bot',
  },
});
export const conversationIn = inLanguage<Record<ConversationKind, string>>({
  en: {
    direct: 'direct conversation',
    group: 'group',
    channel: 'channel',
    community: 'community',
    business: 'conversation with a business',
    bot: 'conversation with a bot',
    self: 'own notes',
    status: 'status',
    unknown: 'conversation of unknown kind',
  },
  de: {
    direct: 'Einzelunterhaltung',
    group: 'Gruppe',
    channel: 'Kanal',
    community: 'Community',
    business: 'Unterhaltung mit einem Unternehmen',
    bot: 'Unterhaltung mit einem Bot',
    self: 'eigene Notizen',
    status: 'Status',
    unknown: 'Unterhaltung unbekannter Art',
  },
});
export const conversationShort = inLanguage<Record<ConversationKind, string>>({
  en: {
    direct: 'direct',
    group: 'group',
    channel: 'channel',
    community: 'community',
    business: 'business',
    bot: 'bot',
    self: 'own notes',
    status: 'status',
    unknown: 'unknown',
  },
  de: {
    direct: 'einzeln',
    group: 'Gruppe',
    channel: 'Kanal',
    community: 'Community',
    business: 'Unternehmen',
    bot: 'Bot',
    self: 'eigene Notizen',
    status: 'Status',
    unknown: 'unbekannt',
  },
});
export const accountWords = inLanguage({
  en: { corporate: 'corporate', personal: 'personal', unknown: 'kind not known' },
  de: { corporate: 'geschäftlich', personal: 'privat', unknown: 'Art nicht bekannt' },
});
export const healthWords = inLanguage({
  en: {
    ok: 'saw the page fully',
    degraded: 'fell back to generic checks',
    blind: 'could not see the page',
  },
  de: {
    ok: 'sah die Seite ganz',
    degraded: 'prüfte nur allgemein',
    blind: 'konnte die Seite nicht sehen',
  },
});
export const browserWords = { chromium: 'Chromium', firefox: 'Firefox' } as const;
export const unscannableWords = inLanguage<Record<UnscannableReason, string>>({
  en: {
    encrypted: 'it is encrypted',
    broken: 'it is broken',
    'too-large': 'it is too large',
    'unknown-type': 'its type is unknown',
    timeout: 'inspection took too long',
    'not-loaded': 'it was not loaded',
    'inspector-unavailable': 'the inspector was not available',
  },
  de: {
    encrypted: 'verschlüsselt',
    broken: 'beschädigt',
    'too-large': 'zu groß',
    'unknown-type': 'unbekannter Typ',
    timeout: 'die Prüfung dauerte zu lange',
    'not-loaded': 'nicht geladen',
    'inspector-unavailable': 'die Prüfung stand nicht zur Verfügung',
  },
});
