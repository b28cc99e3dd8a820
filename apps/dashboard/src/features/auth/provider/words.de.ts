import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  refused: {
    title: 'Sie sind nicht angemeldet',
    detail:
      'Der Anmeldedienst hat Sie abgewiesen, oder Sie haben abgebrochen. Beginnen Sie neu, oder verwenden Sie Ihr Passwort.',
  },
  noAnswer: {
    title: 'Sie sind nicht angemeldet',
    detail:
      'Der Anmeldedienst hat keine Antwort mitgeschickt. Beginnen Sie neu. Bleibt es dabei, passt vielleicht der dort registrierte Client nicht: Fragen Sie den Betreiber.',
  },
};
