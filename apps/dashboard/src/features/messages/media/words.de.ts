import { MEDIA_ERRORS } from '@whathooks/dto/facts';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const mediaWords: Words<typeof english.mediaWords> = {
  photo: 'Foto',
  sticker: 'Sticker',
  video: 'Video',
  audio: 'Audio',
  voice: 'Sprachnachricht',
  document: 'Dokument',
  firstPage: 'Erste Seite',
  open: 'Foto in voller Größe öffnen',
  album: (count) => `Album mit ${count}`,
  openOne: (index, count, caption) =>
    `${index} von ${count} in voller Größe öffnen${caption ? `: ${caption}` : ''}`,
  more: (count) => `+${count}`,
  previous: 'Zurück',
  next: 'Weiter',
  place: (index, count) => `${index} von ${count}`,
  loading: 'Wird von WhatsApp geladen…',
  unnamed: 'Dokument',
  failed: (error) => (error ? MEDIA_ERRORS[error] : MEDIA_ERRORS.unreachable),
  larger: 'Vergrößern',
  smaller: 'Verkleinern',
  save: 'Datei herunterladen',
  times: (speed) => `${speed.toLocaleString('de')}×`,
  speed: (speed) => `Tempo ${speed.toLocaleString('de')}×, schneller`,
  askAgain: 'Erneut anfordern',
  download: (name) => `${name} herunterladen`,
  pages: (count) => (count === 1 ? '1 Seite' : `${count} Seiten`),
};
