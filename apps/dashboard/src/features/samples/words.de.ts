import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const sampleWords: Words<typeof english.sampleWords> = {
  language: 'Sprache',
  fill: 'Beispiele ausfüllen',
  apiKey: 'Ihr API-Schlüssel',
  apiKeyHint: 'Bleibt auf dieser Seite: Er wird weder gespeichert noch gesendet.',
  number: 'Ihre Nummer',
  anyNumber: 'Eine Nummer der Beispiele',
  recipient: 'Empfänger',
  request: (language, title) => `${title}: ${language}`,
};
