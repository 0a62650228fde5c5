import type { PracticeCatalogue } from './index.ts';

export const fr: PracticeCatalogue = {
  title: 'Discussion d’entraînement',
  intro:
    'Essayez ce qui se passe quand quelque chose ne devrait pas partir par messagerie. Les messages sont vérifiés ici exactement comme dans vos messageries.',
  stays:
    'Rien de ce que vous écrivez ici ne quitte cet ordinateur. Rien n’est enregistré ni signalé, et personne ne voit votre progression.',
  rulesOf: 'Avec les règles de {organisation}.',
  demonstration:
    'Ceci est une démonstration. Ce navigateur n’a pas de règles d’une organisation ; quelques règles d’exemple sont donc utilisées, sur cette page seulement.',
  exercises: 'Exercices',
  progress: '{done} sur {all} terminés',
  reset: 'Recommencer',
  wasReset: 'Tous les exercices sont de nouveau ouverts.',
  cleanTitle: 'Un message ordinaire',
  cleanTask:
    'La plupart des messages partent sans que rien n’y touche. Mettez l’exemple dans le champ de message et envoyez-le.',
  ruleTask:
    'Quelqu’un vous le demande. Mettez l’exemple inventé dans le champ de message, regardez-le et essayez de l’envoyer.',
  fileTitle: '{rule} : dans un fichier',
  fileTask: 'Les fichiers sont examinés aussi, sur cet ordinateur. Joignez le fichier inventé.',
  put: 'Mettre l’exemple dans le champ de message',
  attachExample: 'Joindre le fichier d’exemple',
  watch: 'Ce qu’il faut observer',
  stepUnderlined: 'Pendant que vous écrivez, les mots sont soulignés',
  stepHeld: 'Le message est retenu avant de partir',
  stepHeldFile: 'Le fichier est retenu avant d’être joint',
  stepAnswered: 'Vous choisissez la suite',
  stepSent: 'Le message part aussitôt',
  seen: 'vu',
  notSeen: 'pas encore',
  done: 'terminé',
  seenAll: 'Vous avez tout vu.',
  why: 'Pourquoi cette règle existe',
  instead: 'Une meilleure voie',
  next: 'Exercice suivant',
  othersTitle: 'Règles sans exercice',
  othersWhy:
    'Elles concernent les appels, certaines conversations, d’autres horaires ou d’autres choses qu’on ne peut pas essayer ici. Elles valent quand même dans vos messageries.',
  preparing: 'Lecture des règles…',
  noExercises: 'Aucune règle de votre organisation ne retient ce que vous écrivez pour le moment.',
  chat: 'Conversation d’entraînement',
  partner: 'Partenaire d’entraînement',
  asksClean: 'Bonjour ! Où et quand se retrouve-t-on demain ?',
  asksRule: 'Bonjour ! Pourriez-vous m’envoyer ceci : {what} ?',
  asksFile: 'Bonjour ! Pourriez-vous m’envoyer le fichier ?',
  cleanText: 'À dix heures devant l’entrée principale. À demain !',
  message: 'Message',
  placeholder: 'Écrire un message',
  send: 'Envoyer',
  attach: 'Joindre un fichier',
  you: 'Vous',
  fileSent: 'Fichier : {name}',
  nothingRecorded: 'Entraînement : rien n’est enregistré, et rien ne quitte cet ordinateur.',
  insteadTitle: 'Ici s’ouvrirait votre propre outil',
  insteadText:
    'Dans la démonstration, la meilleure voie mène ici. Avec les règles de votre organisation, elle ouvre l’outil prévu pour cela, comme un lien de paiement ou un gestionnaire de mots de passe.',
};
