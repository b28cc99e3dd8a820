import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `Associez votre WhatsApp à ${organization}`,
  opening: 'Un instant…',
  scanSteps: [
    'Ouvrez WhatsApp sur votre téléphone.',
    'Touchez Réglages ou le menu, puis Appareils connectés et Connecter un appareil.',
    'Dirigez votre téléphone vers ce code.',
  ],
  codeAlt: 'Code à scanner avec WhatsApp sur votre téléphone',
  codeComes: 'Le prochain code arrive dans un instant…',
  typeInstead: 'Connecter avec le numéro de téléphone',
  scanInstead: 'Scanner un code',
  yourNumber: 'Votre numéro WhatsApp, avec l’indicatif du pays',
  numberHint: 'Par exemple +33 6 12 34 56 78',
  getCode: 'Obtenir un code',
  waiting: 'Demande à WhatsApp…',
  typeSteps: [
    'Ouvrez WhatsApp, puis Réglages ou le menu, puis Appareils connectés.',
    'Touchez Connecter un appareil, puis Connecter avec le numéro de téléphone.',
    'Saisissez ce code :',
  ],
  copy: 'Copier le code',
  copied: 'Copié',
  connecting: 'Votre téléphone est en cours de connexion. Gardez WhatsApp ouvert jusqu’à la fin.',
  doneTitle: 'C’est fait : votre WhatsApp est associé',
  done: (organization) =>
    `${organization} peut maintenant recevoir des messages et y répondre pour vous. Vous pouvez fermer cette page, et tout annuler à tout moment dans WhatsApp, sous Appareils connectés.`,
  overTitle: 'Ce lien n’est pas ouvert',
  over: 'Il a été utilisé, annulé ou a expiré. Si votre téléphone affiche un nouvel appareil connecté, tout est fait. Sinon, demandez un nouveau lien.',
  offline: 'La connexion est interrompue. Une nouvelle tentative est faite automatiquement.',
  faults: {
    number: 'Écrivez le numéro avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
    refused: 'WhatsApp ne donne pas de code pour ce numéro. Vérifiez-le, ou scannez le code.',
    notNow: 'Aucun code pour le moment. Réessayez dans quelques secondes.',
    tooMany: 'Trop d’essais. Attendez une minute, puis réessayez.',
    notReached: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
  },
  reasons: {
    scan_again: 'WhatsApp a remplacé le code. Scannez le nouveau.',
    passkey_required:
      'WhatsApp demande la clé d’accès de ce compte. Demandez à l’expéditeur du lien de terminer avec vous.',
    passkey_confirmation:
      'WhatsApp demande de comparer un code. Demandez à l’expéditeur du lien de terminer avec vous.',
    passkey_failed: 'WhatsApp n’a pas accepté la clé d’accès. Scannez le code encore une fois.',
    pairing_refused: 'WhatsApp a refusé la connexion. Réessayez avec le nouveau code.',
    temporarily_banned: 'WhatsApp a bloqué ce numéro pour un moment. Réessayez plus tard.',
    connection_lost: 'WhatsApp est injoignable. Une nouvelle tentative est faite automatiquement.',
  },
};
