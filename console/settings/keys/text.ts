import { inLanguage } from '../../shell/language.ts';

export const keysText = inLanguage({
  en: {
    intro:
      'The root key, which every browser pins, signs nothing but the list of online keys. An online key signs the policy. When one may have leaked, a fresh one takes over within minutes; the root key cannot be replaced without enrolling every browser anew.',
    root: 'Root key',
    thumbprint: 'Thumbprint',
    where: 'Where it is',
    onServer: 'on the server: move it to an offline medium, twice',
    offline: 'offline: a request is carried to it, and the signed list back',
    list: 'List of online keys',
    none: 'none was signed yet',
    serial: (n: string, from: string, until: string) => `number ${n}, signed ${from}, good until ${until}`,
    soon: (until: string) => `The list ends ${until}. Sign a new one before: without it no policy verifies.`,
    table: 'Online keys',
    key: 'Key',
    state: 'State',
    states: {
      signing: 'signs now',
      listed: 'listed beside it',
      pending: 'waits for a signed list',
      retired: 'no longer accepted',
    },
    from: 'From',
    until: 'Until',
    revoke: 'Take off the list',
    rotate: 'Let a fresh key take over…',
    rotateTitle: 'Let a fresh online key take over?',
    rotateText:
      'The server signs a new list with the root key, and the policy in force with the fresh key. Devices take both with their next poll.',
    revoked: (n: string) => `${n} keys are taken off the list: what they signed is refused from then on.`,
    rotateConfirm: 'Rotate now',
    done: (serial: string, version: string) =>
      `List ${serial} is in force; policy version ${version} was signed anew.`,
    step1: '1. Make a request with a fresh key',
    step1Text: 'Download it and carry it to where the root key is.',
    request: 'Make and download the request',
    step2: '2. Sign it there',
    step3: '3. Bring the signed list here',
    signed: 'Signed list (a compact JWS)',
    signedBad: 'Paste the whole signed list, three parts with dots between.',
    bring: 'Put it in force',
  },
  de: {
    intro:
      'Der Wurzelschlüssel, den jeder Browser fest kennt, unterschreibt nur die Liste der Online-Schlüssel. Ein Online-Schlüssel unterschreibt die Regeln. Ist einer vielleicht bekannt geworden, übernimmt ein frischer in Minuten; der Wurzelschlüssel lässt sich nur ersetzen, indem jeder Browser neu angemeldet wird.',
    root: 'Wurzelschlüssel',
    thumbprint: 'Fingerabdruck',
    where: 'Wo er ist',
    onServer: 'auf dem Server: Bringen Sie ihn auf ein Medium ohne Netz, zweimal',
    offline: 'ohne Netz: Ein Antrag wird zu ihm getragen, die unterschriebene Liste zurück',
    list: 'Liste der Online-Schlüssel',
    none: 'noch keine unterschrieben',
    serial: (n: string, from: string, until: string) =>
      `Nummer ${n}, unterschrieben ${from}, gilt bis ${until}`,
    soon: (until: string) =>
      `Die Liste endet ${until}. Unterschreiben Sie vorher eine neue: Ohne sie lassen sich keine Regeln prüfen.`,
    table: 'Online-Schlüssel',
    key: 'Schlüssel',
    state: 'Zustand',
    states: {
      signing: 'unterschreibt jetzt',
      listed: 'steht daneben auf der Liste',
      pending: 'wartet auf eine unterschriebene Liste',
      retired: 'wird nicht mehr angenommen',
    },
    from: 'Von',
    until: 'Bis',
    revoke: 'Von der Liste nehmen',
    rotate: 'Frischen Schlüssel übernehmen lassen …',
    rotateTitle: 'Einen frischen Online-Schlüssel übernehmen lassen?',
    rotateText:
      'Der Server unterschreibt mit dem Wurzelschlüssel eine neue Liste und mit dem frischen Schlüssel die geltenden Regeln. Geräte holen beides mit ihrer nächsten Anfrage.',
    revoked: (n: string) =>
      `${n} Schlüssel kommen von der Liste: Was sie unterschrieben haben, wird dann abgelehnt.`,
    rotateConfirm: 'Jetzt wechseln',
    done: (serial: string, version: string) =>
      `Liste ${serial} gilt; Version ${version} der Regeln wurde neu unterschrieben.`,
    step1: '1. Antrag mit einem frischen Schlüssel machen',
    step1Text: 'Laden Sie ihn herunter und tragen Sie ihn dorthin, wo der Wurzelschlüssel ist.',
    request: 'Antrag machen und herunterladen',
    step2: '2. Dort unterschreiben',
    step3: '3. Die unterschriebene Liste hierher bringen',
    signed: 'Unterschriebene Liste (ein kompaktes JWS)',
    signedBad: 'Fügen Sie die ganze unterschriebene Liste ein, drei Teile mit Punkten dazwischen.',
    bring: 'In Kraft setzen',
  },
});
