import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  missing: 'Diese Nummer ist nicht hier',
  missingText: 'Sie wurde entfernt oder war nie hier. Die vorhandenen Nummern stehen in der Liste.',
  parts: 'Teile dieser Seite',
  part: { overview: 'Übersicht', settings: 'Einstellungen' },
  unlink: 'Entkoppeln',
  unlinkTitle: (name) => `${name} entkoppeln?`,
  unlinkAction: 'Nummer entkoppeln',
  unlinkText:
    'whathooks verschwindet aus den verknüpften Geräten des Telefons. Nachrichten bleiben hier, aber es kommen und gehen keine mehr, bis die Nummer mit einem neuen Scan wieder verknüpft ist.',
  replace: 'Telefon wechseln',
  replaceTitle: (name) => `Telefon von ${name} wechseln?`,
  replaceAction: 'Entkoppeln und neu verknüpfen',
  replaceText: (phone) =>
    `Eine Nummer ist schon verknüpft: ${phone}. Sie wird jetzt entkoppelt, und ein Code für ein anderes Telefon erscheint; Sie können ihn auch als Link senden. Nachrichten bleiben hier. Wird eine andere Nummer verknüpft, steht es auf dieser Seite.`,
  remove: 'Löschen',
  removeTitle: (name) => `${name} löschen?`,
  removeAction: 'Nummer löschen',
  removeText:
    'Die Nummer wird entkoppelt und mit ihrem Verlauf aus whathooks entfernt. Das lässt sich nicht rückgängig machen.',
  removed: (name) => `${name} ist gelöscht.`,
  status: (label, meaning) => `${label}. ${meaning}`,
};

export const otherNumberWords: Words<typeof english.otherNumberWords> = {
  title: 'Eine andere Nummer als erwartet ist verknüpft',
  keep: 'Diese Nummer behalten',
  unlink: 'Entkoppeln',
  text: (expected, phone) =>
    `Erwartet war ${expected}, verknüpft ist ${phone}. Wurde der Code mit dem falschen Telefon gescannt, entkoppeln Sie es und verknüpfen Sie das richtige.`,
};

export const sameNumberWords: Words<typeof english.sameNumberWords> = {
  title: 'Dasselbe Telefon ist mehrfach verknüpft',
  unlinkThis: 'Die ältere entkoppeln (diese)',
  unlinkOther: (name) => `Die ältere entkoppeln (${name})`,
  text: (others) => (
    <>
      Es ist auch verknüpft als {others}. Jede Nachricht kommt bei allen an, und Webhooks werden für
      jede Nummer aufgerufen.
    </>
  ),
  unlinkText:
    'Das Telefon bleibt mit der neueren Nummer verknüpft. Nachrichten der älteren bleiben hier.',
};
