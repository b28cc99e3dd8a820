import {
  CONTACTS_MAX,
  NAME_MAX,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_QUESTION_MAX,
} from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  add: 'Dateien, Umfrage, Standort oder Kontakt hinzufügen',
  document: 'Dokument',
  picture: 'Foto oder Video',
  camera: 'Foto aufnehmen',
  poll: 'Umfrage',
  place: 'Standort',
  contact: 'Kontakt',
  chooseDocuments: 'Dokumente zum Senden wählen',
  choosePictures: 'Fotos und Videos zum Senden wählen',
  seen: 'Das sieht der Chat',
  send: 'Senden',
};

export const pollWords: Words<typeof english.pollWords> = {
  title: 'Umfrage senden',
  question: 'Frage',
  option: (number) => `Option ${number}`,
  several: 'Mehrere Antworten erlauben',
  noQuestion: 'Schreiben Sie eine Frage.',
  longQuestion: `Schreiben Sie höchstens ${POLL_QUESTION_MAX} Zeichen.`,
  longOption: `Schreiben Sie höchstens ${POLL_OPTION_MAX} Zeichen.`,
  twice: 'Diese Option gibt es schon.',
  fewOptions: 'Schreiben Sie mindestens zwei Optionen.',
};

export const placeWords: Words<typeof english.placeWords> = {
  title: 'Standort senden',
  where: 'Wo',
  whereHint:
    'Breite und Länge, zum Beispiel 52.52, 13.405, oder der Link eines Orts aus einer Karte. Von der Karte wird nichts abgefragt.',
  unknown:
    'Hier sind keine Koordinaten enthalten. Kopieren Sie in einer Karte die Koordinaten des Orts oder seinen langen Link.',
  here: 'Meinen Standort verwenden',
  hereRefused:
    'Der Browser verrät nicht, wo Sie sind. Erlauben Sie es in den Einstellungen dieser Seite.',
  name: 'Name',
  address: 'Adresse',
  optional: 'Darf leer bleiben.',
  long: `Schreiben Sie höchstens ${PLACE_MAX} Zeichen.`,
};

export const contactWords: Words<typeof english.contactWords> = {
  title: 'Kontakte senden',
  search: 'Kontakte suchen',
  none: 'Kein Kontakt passt.',
  own: 'Jemand anderes',
  name: 'Name',
  phone: 'Telefonnummer',
  phoneHint: 'Mit Landesvorwahl.',
  phoneWrong: 'Schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel 4915112345678.',
  noName: 'Schreiben Sie einen Namen.',
  longName: `Schreiben Sie höchstens ${NAME_MAX} Zeichen.`,
  put: 'Zur Nachricht hinzufügen',
  remove: (name) => `${name} nicht senden`,
  chosen: 'Kontakte zum Senden',
  most: `Eine Nachricht enthält höchstens ${CONTACTS_MAX} Kontakte.`,
  send: (count) => (count === 1 ? '1 Kontakt senden' : `${count} Kontakte senden`),
  choose: 'Kontakte wählen',
};

export const cameraWords: Words<typeof english.cameraWords> = {
  title: 'Foto aufnehmen',
  shown: 'Was die Kamera sieht',
  taken: 'Das aufgenommene Foto',
  take: 'Aufnehmen',
  again: 'Noch einmal aufnehmen',
  use: 'Zur Nachricht hinzufügen',
  starting: 'Die Kamera startet…',
  refused:
    'Der Browser gibt die Kamera nicht frei. Erlauben Sie es in den Einstellungen dieser Seite und versuchen Sie es erneut.',
  missing:
    'Keine Kamera gefunden. Schließen Sie eine an, oder wählen Sie ein Foto aus Ihren Dateien.',
  busy: 'Ein anderes Programm benutzt die Kamera. Schließen Sie sie dort und versuchen Sie es erneut.',
};
