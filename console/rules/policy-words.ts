import type { Channel } from '../../lib/core/decide/egress.ts';
import type { When } from '../../lib/core/policy/schema.ts';
import { inLanguage } from '../shell/language.ts';

/** Words for what rules ask about, where a list of them is shown; sentences have their own (`sentence.ts`). */

export const channelMany = inLanguage<Record<Channel, string>>({
  en: {
    message: 'messages',
    paste: 'pastes',
    drop: 'drops',
    file: 'files',
    edit: 'edited messages',
    reply: 'replies',
    forward: 'forwarded messages',
    caption: 'captions',
    draft: 'drafts',
    preview: 'link previews',
    status: 'status updates',
    poll: 'polls',
    contact: 'contact cards',
    location: 'locations',
    voice: 'voice messages',
    call: 'calls',
    'screen-share': 'shared screens',
    'inline-bot': 'messages to inline bots',
  },
  de: {
    message: 'Nachrichten',
    paste: 'Eingefügtes',
    drop: 'Hineingezogenes',
    file: 'Dateien',
    edit: 'geänderte Nachrichten',
    reply: 'Antworten',
    forward: 'Weitergeleitetes',
    caption: 'Bildunterschriften',
    draft: 'Entwürfe',
    preview: 'Linkvorschauen',
    status: 'Statusmeldungen',
    poll: 'Umfragen',
    contact: 'Kontaktkarten',
    location: 'Standorte',
    voice: 'Sprachnachrichten',
    call: 'Anrufe',
    'screen-share': 'geteilte Bildschirme',
    'inline-bot': 'Nachrichten an Inline-Bots',
  },
});

export const accountWords = inLanguage({
  en: { corporate: 'the organisation’s', personal: 'personal', unknown: 'unknown' },
  de: { corporate: 'der Organisation', personal: 'persönlich', unknown: 'unbekannt' },
});
export const recipientWords = inLanguage({
  en: { verified: 'verified', internal: 'internal', external: 'external', unknown: 'unknown' },
  de: { verified: 'bestätigt', internal: 'intern', external: 'extern', unknown: 'unbekannt' },
});

type Facet = NonNullable<NonNullable<When['files']>['facets']>[number];
/** Said of files: “with files that …”. */
export const facetWords = inLanguage<Record<Facet, string>>({
  en: {
    encrypted: 'are encrypted',
    macro: 'hold macros',
    'hidden-content': 'hide content',
    'tracked-changes': 'hold tracked changes',
    label: 'carry a sensitivity label',
    'type-mismatch': 'are not what their name says',
    truncated: 'were too large to read whole',
    gps: 'say where a picture was taken',
    'embedded-file': 'hold other files',
    unscannable: 'can’t be read whole',
  },
  de: {
    encrypted: 'verschlüsselt sind',
    macro: 'Makros enthalten',
    'hidden-content': 'Inhalt verbergen',
    'tracked-changes': 'nachverfolgte Änderungen enthalten',
    label: 'ein Vertraulichkeitsetikett tragen',
    'type-mismatch': 'nicht sind, was ihr Name sagt',
    truncated: 'zu groß waren, um ganz gelesen zu werden',
    gps: 'sagen, wo ein Bild aufgenommen wurde',
    'embedded-file': 'andere Dateien enthalten',
    unscannable: 'nicht ganz gelesen werden können',
  },
});
export const categoryWords = inLanguage({
  en: {
    financial: 'Financial',
    personal: 'Personal',
    health: 'Health',
    secret: 'Secrets',
    business: 'Business',
    test: 'Test data',
  },
  de: {
    financial: 'Finanzen',
    personal: 'Personen',
    health: 'Gesundheit',
    secret: 'Geheimnisse',
    business: 'Geschäft',
    test: 'Testdaten',
  },
});
