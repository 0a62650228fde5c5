import type { OptionsCatalogue } from './index.ts';

export const de: OptionsCatalogue = {
  title: 'Einstellungen',
  organisation: 'Organisation',
  address: 'Adresse',
  managed:
    'Ihre Administration hat diese Einstellungen für diesen Browser vorgenommen. Sie lassen sich hier nicht ändern.',
  managedJoining:
    'Ihre Administration hat den Server {server} eingetragen, aber dieser Browser ist noch nicht angemeldet. Er versucht es weiter; bleibt es so, fragen Sie Ihre Administration.',
  removed:
    '{organisation} hat diesen Browser entfernt. Die letzten Regeln gelten weiter, aber es kann nichts zugestellt werden. Bitten Sie um einen neuen Code, oder treten Sie aus.',
  leaveTitle: '{organisation} verlassen',
  leaveWhat: 'Was das bedeutet, steht da, bevor etwas geschieht.',
  leaveButton: '{organisation} verlassen …',
  confirmTitle: '{organisation} verlassen?',
  effectChecks: 'Nachrichten, die Sie aus diesem Browser senden, werden nicht mehr geprüft.',
  effectReports: {
    one: '{count} Bericht wartet noch und wird vorher zugestellt.',
    other: '{count} Berichte warten noch und werden vorher zugestellt.',
  },
  effectRecord:
    'Regeln, Schlüssel und Ihr Protokoll werden in diesem Browser gelöscht. Was {organisation} erhalten hat, bleibt dort.',
  effectTold: '{organisation} sieht, dass dieser Browser ausgetreten ist.',
  effectBack: 'Um zurückzukommen, brauchen Sie einen neuen Anmeldecode.',
  stay: 'Bleiben',
  leave: '{organisation} verlassen',
  leaving: 'Wird verlassen …',
  unsent: {
    one: '{count} Bericht konnte nicht zugestellt werden. Wenn Sie jetzt gehen, ist er verloren, und Ihr Protokoll auch.',
    other:
      '{count} Berichte konnten nicht zugestellt werden. Wenn Sie jetzt gehen, sind sie verloren, und Ihr Protokoll auch.',
  },
  tryAgain: 'Noch einmal zustellen',
  leaveAnyway: {
    one: 'Verlassen und {count} Bericht verlieren',
    other: 'Verlassen und {count} Berichte verlieren',
  },
  leaveFailed:
    'Es hat nicht geklappt. Dieser Browser gehört weiter zu {organisation}. Versuchen Sie es noch einmal.',
  left: 'Dieser Browser gehört nicht mehr zu {organisation}. Schlüssel, Regeln und Protokoll sind hier gelöscht.',
  leftUntold:
    'Der Server war nicht erreichbar. {organisation} führt diesen Browser vielleicht noch, bis ihn dort jemand entfernt.',
  leftLost: {
    one: '{count} Bericht ging verloren.',
    other: '{count} Berichte gingen verloren.',
  },
};
