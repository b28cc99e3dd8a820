import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const appearanceWords: Words<typeof english.appearanceWords> = {
  title: 'Verknüpfungslinks',
  text: 'Was Ihre Kunden auf der Seite hinter einem Verknüpfungslink sehen.',
  logo: 'Logo',
  logoHint: (kib) =>
    `Ein Bild bis ${kib} KiB. Es wird höchstens 128 Pixel breit und 40 hoch angezeigt.`,
  choose: 'Bild wählen',
  remove: 'Logo entfernen',
  noLogo: 'Kein Logo',
  tooLarge: (kib) => `Wählen Sie ein Bild mit höchstens ${kib} KiB.`,
  unread: 'Diese Datei ist nicht lesbar.',
  color: 'Farbe',
  colorHint: 'Sechs Hex-Ziffern nach #, für Buttons. Leer lassen für unsere Farbe.',
  colorWrong: 'Schreiben Sie sechs Hex-Ziffern nach #, zum Beispiel #0b6e4f.',
  sample: '#0b6e4f',
  submit: 'Logo und Farbe speichern',
};
