import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const MEDIA_FAILURES: Words<typeof english.MEDIA_FAILURES> = {
  too_large:
    'Die Datei ist größer, als diese Installation annimmt. Auf dem Telefon ist sie zu sehen; sobald der Betreiber MEDIA_MAX_MB erhöht hat, kann sie erneut angefordert werden.',
  gone: 'WhatsApp hat die Datei nicht mehr, und das Telefon hat sie nicht noch einmal hochgeladen.',
  damaged: 'Was WhatsApp geliefert hat, ist nicht die Datei, die der Absender beschrieben hat.',
  not_downloaded:
    'Die Nachricht ist älter als die Verknüpfung der Nummer: Ihre Datei wird geladen, wenn jemand sie anfordert.',
  unavailable:
    'WhatsApp gibt die Datei nicht an verknüpfte Geräte; sie ist nur auf dem Telefon zu sehen.',
  unreachable: 'WhatsApp hat die Datei trotz mehrerer Anfragen nicht geliefert.',
  storage_full: 'Es war kein Platz mehr, um die Datei zu speichern.',
  deleted: 'Die Datei wurde hier gelöscht, weil ihre Aufbewahrungsfrist abgelaufen war.',
};

export const mediaWords: Words<typeof english.mediaWords> = {
  photo: 'Foto',
  sticker: 'Sticker',
  video: 'Video',
  audio: 'Audio',
  voice: 'Sprachnachricht',
  document: 'Dokument',
  firstPage: 'Erste Seite',
  open: 'Foto in voller Größe öffnen',
  album: (count) => `Album (${count})`,
  openOne: (index, count, caption) =>
    `${index} von ${count} in voller Größe öffnen${caption ? `: ${caption}` : ''}`,
  more: (count) => `+${count}`,
  previous: 'Zurück',
  next: 'Weiter',
  place: (index, count) => `${index} von ${count}`,
  play: 'Abspielen',
  pause: 'Anhalten',
  loading: 'Wird von WhatsApp geladen…',
  unnamed: 'Dokument',
  larger: 'Vergrößern',
  smaller: 'Verkleinern',
  save: 'Datei herunterladen',
  position: 'Position',
  positionOf: (at, length) => `${at} von ${length}`,
  unplayable: 'Diese Aufnahme kann hier nicht abgespielt werden.',
  times: (speed) => `${speed.toLocaleString('de')}×`,
  speed: (speed) => `Tempo ${speed.toLocaleString('de')}×, schneller`,
  askAgain: 'Erneut anfordern',
  download: (name) => `${name} herunterladen`,
  pages: (count) => (count === 1 ? '1 Seite' : `${count} Seiten`),
};
