import type { OptionsCatalogue } from './index.ts';

export const fr: OptionsCatalogue = {
  title: 'Réglages',
  organisation: 'Organisation',
  address: 'Adresse',
  managed:
    'Votre administration a fait ces réglages pour ce navigateur. Ils ne peuvent pas être changés ici.',
  managedJoining:
    'Votre administration a indiqué le serveur {server}, mais ce navigateur ne l’a pas encore rejoint. Il continue d’essayer ; si cela dure, adressez-vous à votre administration.',
  removed:
    '{organisation} a retiré ce navigateur. Les dernières règles restent en vigueur, mais rien ne peut être transmis. Demandez un nouveau code, ou quittez l’organisation.',
  leaveTitle: 'Quitter {organisation}',
  leaveWhat: 'Ce que cela implique est dit avant que quoi que ce soit ne se passe.',
  leaveButton: 'Quitter {organisation}…',
  confirmTitle: 'Quitter {organisation} ?',
  effectChecks: 'Les messages que vous envoyez depuis ce navigateur ne sont plus vérifiés.',
  effectReports: {
    one: '{count} rapport attend encore et sera transmis d’abord.',
    many: '{count} rapports attendent encore et seront transmis d’abord.',
    other: '{count} rapports attendent encore et seront transmis d’abord.',
  },
  effectRecord:
    'Les règles, les clés et votre relevé sont effacés de ce navigateur. Ce que {organisation} a reçu y reste.',
  effectTold: '{organisation} voit que ce navigateur est parti.',
  effectBack: 'Pour revenir, il vous faudra un nouveau code d’inscription.',
  stay: 'Rester',
  leave: 'Quitter {organisation}',
  leaving: 'Départ…',
  unsent: {
    one: '{count} rapport n’a pas pu être transmis. Si vous partez maintenant, il est perdu, et votre relevé aussi.',
    many: '{count} rapports n’ont pas pu être transmis. Si vous partez maintenant, ils sont perdus, et votre relevé aussi.',
    other:
      '{count} rapports n’ont pas pu être transmis. Si vous partez maintenant, ils sont perdus, et votre relevé aussi.',
  },
  tryAgain: 'Réessayer de transmettre',
  leaveAnyway: {
    one: 'Quitter et perdre {count} rapport',
    many: 'Quitter et perdre {count} rapports',
    other: 'Quitter et perdre {count} rapports',
  },
  leaveFailed: 'Cela n’a pas fonctionné. Ce navigateur appartient toujours à {organisation}. Réessayez.',
  left: 'Ce navigateur a quitté {organisation}. Les clés, les règles et le relevé sont effacés ici.',
  leftUntold:
    'Le serveur était injoignable : {organisation} peut encore compter ce navigateur jusqu’à ce que quelqu’un l’y retire.',
  leftLost: {
    one: '{count} rapport a été perdu.',
    many: '{count} rapports ont été perdus.',
    other: '{count} rapports ont été perdus.',
  },
};
