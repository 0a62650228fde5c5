import type { WelcomeCatalogue } from './index.ts';

export const fr: WelcomeCatalogue = {
  title: 'Ce que fait Sluice dans ce navigateur',
  lead: 'Sluice regarde, sur cet ordinateur, ce que vous envoyez dans certaines messageries avant que cela parte. Il sert à éviter que des données de {organisation} sortent par erreur, pas à lire vos conversations.',
  leadNobody:
    'Sluice regarde, sur cet ordinateur, ce que vous envoyez dans certaines messageries avant que cela parte. Il commence dès que ce navigateur appartient à une organisation.',
  notEnrolled:
    'Ce navigateur n’appartient pas encore à une organisation. Rien n’est vérifié et rien n’est signalé.',
  enterCode: 'Saisir un code d’inscription',
  joining:
    'Votre administration a installé Sluice ici, et ce navigateur est en train de rejoindre l’organisation. Cette page changera quand ce sera fait.',
  watchedTitle: 'Ce qui est vérifié',
  watchedWhere:
    'Ce que vous envoyez, modifiez, transférez ou joignez sur {platforms} : le texte et le contenu des fichiers.',
  watchedTyping:
    'Le texte est déjà vérifié pendant que vous l’écrivez, pour que l’avertissement arrive à temps.',
  watchedRules: '{organisation} recherche :',
  watchedNone: 'Aucune règle n’est encore arrivée.',
  notTitle: 'Ce qui n’est pas vérifié',
  notReceived: 'Ce que d’autres vous écrivent, sauf si vous le transférez',
  notElsewhere: 'Les autres sites, les autres programmes et les applications de votre téléphone',
  notFields: 'Les champs de recherche, les pages de connexion et les mots de passe',
  leavesTitle: 'Ce qui quitte cet ordinateur',
  leavesReport:
    'Quand une règle s’applique : un rapport qui dit quelle règle, quel type de données et combien, la valeur masquée (par exemple •••• 4821 ; certaines règles citent le mot lui-même, comme « confidentiel »), quelle messagerie, et ce que vous avez décidé.',
  leavesWords:
    'Les autres mots de votre message restent ici. Certaines règles ajoutent la forme des mots autour d’une valeur, chaque lettre et chaque chiffre étant masqué.',
  leavesFiles:
    'D’un fichier : son type et sa taille, et où quelque chose y a été trouvé, avec le nom de la feuille ou du fichier contenu. Ce que les règles reconnaissent dans un tel nom est masqué.',
  leavesSaid:
    'Ce que vous dites vous-même : pourquoi il faut envoyer quelque chose, que ce n’est pas sensible, quel outil aurait aidé. Et que vous avez ouvert un outil proposé par une règle. Dans vos mots, ce que les règles reconnaissent est masqué.',
  leavesNames:
    'Les noms de conversations et de comptes partent sous forme de codes, sauf si le compte appartient à l’organisation.',
  leavesCounts:
    'Quand aucune règle ne s’applique : seulement le nombre de messages envoyés, par jour et par messagerie.',
  leavesBrowser: 'Les versions du navigateur et de Sluice, et si Sluice fonctionne.',
  leavesWho: 'Les rapports désignent ce navigateur. L’organisation peut savoir à qui il est.',
  recordTitle: 'Vérifiez vous-même',
  recordText:
    'Chaque rapport à votre sujet peut être lu dans ce navigateur, exactement comme il a été envoyé.',
  recordLink: 'Ouvrir mon relevé',
  noticeTitle: 'De la part de {organisation}',
  end: 'Il n’y a rien à régler. Vous pouvez fermer cette page.',
};
