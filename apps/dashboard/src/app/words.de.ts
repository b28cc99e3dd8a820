import type { Words } from '../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  name: 'whathooks',
  description:
    'WhatsApp-Nummern per QR-Code verknüpfen, jede Nachricht über einen signierten Webhook empfangen, über eine REST-API senden.',
  notFound: 'Seite nicht gefunden',
  notFoundText: 'Unter dieser Adresse gibt es nichts. Vielleicht ist sie umgezogen oder vertippt.',
  toStart: 'Zur Startseite',
  toOverview: 'Zur Übersicht',
};
