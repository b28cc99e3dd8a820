import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  pageTitle: 'whathooks: WhatsApp-Nummern, verbunden mit Ihrem Code',
  title: 'WhatsApp‑Nummern, verbunden mit Ihrem Code',
  lines: [
    'Verknüpfen Sie die Nummern Ihrer Kunden per QR-Code.',
    'Empfangen Sie jede Nachricht über einen signierten Webhook.',
    'Senden Sie über eine REST-API.',
  ],
  createAccount: 'Konto erstellen',
  logIn: 'Anmelden',
  readDocs: 'Zur Doku',
  how: 'So funktioniert es',
  steps: [
    {
      title: 'Nummer verknüpfen',
      text: 'Ihr Kunde scannt einen QR-Code mit WhatsApp, wie bei WhatsApp Web. Sie sehen, wie sich die Nummer verbindet, und jederzeit, ob sie online ist.',
    },
    {
      title: 'Per Webhook empfangen',
      text: 'Jede Nachricht kommt als signiertes JSON bei Ihrem Server an, im selben Format wie jedes andere Event. Zehn Zeilen Code prüfen sie.',
    },
    {
      title: 'Per API oder von Hand antworten',
      text: 'Ein POST sendet eine Nachricht und meldet, wann WhatsApp sie angenommen hat. Ihr Team liest und beantwortet dieselben Chats im Posteingang.',
    },
  ],
  promise: 'Keine Nachricht geht verloren',
  promises: [
    {
      title: 'Empfangen heißt gespeichert',
      text: 'Erst speichern wir eine Nachricht, dann bestätigen wir sie WhatsApp. Fällt dazwischen ein Rechner aus, liefert WhatsApp sie noch einmal.',
    },
    {
      title: 'Gespeichert heißt zugestellt',
      text: 'Ihr Endpunkt ist ausgefallen? Zustellungen warten, überstehen Neustarts und werden etwa drei Tage lang wiederholt. Ein Event behält seine ID, damit Sie Doppelte verwerfen können.',
    },
    {
      title: 'Einmal gesendet, oder gemeldet',
      text: 'Was wir senden sollen, schreiben wir zuerst auf. Es erreicht den Empfänger einmal, oder Sie lesen, warum nicht.',
    },
  ],
  tryIt: (quickstart) => (
    <>
      Testen Sie es ohne Telefon: Das Projekt bringt einen WhatsApp-Simulator mit. Der {quickstart}{' '}
      führt vom leeren Konto in vier Schritten zur gesendeten Nachricht.
    </>
  ),
  quickstart: 'Schnellstart',
};

export const JOURNEY_TOLD: Words<typeof english.JOURNEY_TOLD> =
  'Eine Nachricht von Jane kommt an, geht als JSON an Ihren Server und wird mit 200 beantwortet, und die Antwort wird gelesen.';

export const journeyWords: Words<typeof english.journeyWords> = {
  question: 'Hallo! Haben Sie am Sonntag auf?',
  questionCut: 'Hallo! Haben Sie…',
  answer: 'Ja! Von neun bis eins.',
};
