import type { PopupCatalogue } from './index.ts';

export const fr: PopupCatalogue = {
  product: 'Sluice',
  enrolTitle: 'Relier ce navigateur',
  enrolWhy: 'Collez le code de votre organisation. D’ici là, rien n’est vérifié et rien n’est signalé.',
  enrolCode: 'Code d’inscription',
  enrolButton: 'Relier le navigateur',
  enrolBusy: 'Connexion…',
  enrolEmpty: 'Collez d’abord le code.',
  protected: 'Ce que vous envoyez sur {platform} est vérifié sur cet ordinateur avant de partir.',
  protectedElsewhere: 'Cet onglet n’est pas une messagerie couverte. Rien n’est vérifié ici.',
  degraded:
    '{platform} a changé et n’est reconnu qu’en partie. Les messages sont toujours vérifiés, certains détails manquent.',
  blind: '{platform} a changé et n’est pas reconnu. Les messages de cet onglet ne sont pas vérifiés.',
  reload: 'Rechargez cet onglet pour que les messages sur {platform} soient vérifiés.',
  noPolicyOpen:
    'Il n’y a pas de règles dans ce navigateur, donc rien n’est vérifié. Les messages peuvent être envoyés.',
  noPolicyClosed:
    'Il n’y a pas encore de règles dans ce navigateur. Jusqu’à leur arrivée, les messages ne peuvent pas être envoyés.',
  stateProtected: 'Protégé',
  stateNotProtected: 'Non protégé',
  statePartly: 'Protégé en partie',
  stateElsewhere: 'Rien à vérifier',
  rules: { one: '{count} règle', many: '{count} règles', other: '{count} règles' },
  rulesLabel: 'Règles',
  rulesValue: '{rules} · version {version}',
  fetchedLabel: 'Dernière mise à jour',
  expiresLabel: 'Valables jusqu’au',
  reportsLabel: 'Rapports',
  reportsNone: 'Tous transmis',
  reportsWaiting: {
    one: '{count} en attente de transmission',
    many: '{count} en attente de transmission',
    other: '{count} en attente de transmission',
  },
  serverLabel: 'Serveur',
  serverReachable: 'Joignable',
  serverUnreachable: 'Injoignable ; les dernières règles restent en vigueur',
  problemTampered:
    'Les nouvelles règles n’ont pas pu être vérifiées et ont été refusées. Les précédentes restent en vigueur.',
  problemOlder: 'Le serveur a proposé des règles plus anciennes. Elles ont été refusées.',
  problemExpired: 'Les règles ont expiré. Adressez-vous à votre équipe de sécurité.',
  problemOther: 'Les nouvelles règles n’ont pas pu être utilisées. Les précédentes restent en vigueur.',
  questions: 'Des questions ? {contact}',
  enrolMalformed: 'Ce code n’est pas complet. Copiez-le à nouveau en entier.',
  enrolRefused: 'Ce code est épuisé, trop ancien ou retiré. Demandez-en un nouveau.',
  enrolUnreachable: 'Le serveur {server} est injoignable. Vérifiez le réseau et réessayez.',
  enrolFailed:
    'Cela n’a pas fonctionné ({code}). Réessayez, ou montrez ceci aux personnes qui vous ont donné le code.',
};
