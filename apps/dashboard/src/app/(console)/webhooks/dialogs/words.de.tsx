import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const formWords: Words<typeof english.formWords> = {
  url: 'Endpunkt-URL',
  urlHint: 'Wohin Events als JSON gesendet werden.',
  urlSample: 'https://agentur.example/whatsapp',
  urlWrong: 'Geben Sie die vollständige URL ein, beginnend mit https://.',
  events: 'Events',
  eventsMissing: 'Wählen Sie mindestens ein Event.',
  numbers: 'Nummern',
  allNumbers: 'Alle Nummern, jetzige und künftige',
  someNumbers: 'Nur Nummern, die ich auswähle',
  numbersMissing: 'Wählen Sie mindestens eine Nummer.',
  chosenNumbers: 'Gewählte Nummern',
  chooseNumbers: 'Nummern wählen',
  noSuchNumber: 'Keine solche Nummer',
  note: 'Notiz',
  noteHint: 'Optional. Nur Ihr Team sieht sie.',
  customHeaders: 'Eigene Header',
  hideCustomHeaders: 'Eigene Header ausblenden',
  headers: 'Header',
  headersHint:
    'Werden mit jeder Zustellung gesendet, zum Beispiel eine eigene Autorisierung. Ein Wert, der als (hidden) angezeigt wird, bleibt, wie er ist.',
  addHeader: 'Header hinzufügen',
  settings: 'Zustelloptionen',
  hideSettings: 'Zustelloptionen ausblenden',
};

export const settingsWords: Words<typeof english.settingsWords> = {
  concurrency: 'Gleichzeitige Anfragen',
  concurrencyHint: 'Wie viele Zustellungen zur selben Zeit laufen dürfen.',
  concurrencyWrong: (most) => `Geben Sie eine Zahl von 1 bis ${most} ein.`,
  rate: 'Anfragen pro Sekunde',
  rateHint: 'Leer lassen für keine Grenze.',
  rateWrong: (least, most) => `Geben Sie eine Zahl von ${least} bis ${most} ein, oder nichts.`,
  retries: 'Pausen vor den Versuchen',
  retriesHint: 'Zum Beispiel 0s, 30s, 5m, 2h. Leer lassen für zehn Versuche in drei Tagen.',
  retriesWrong: (most) =>
    `Schreiben Sie Pausen wie 0s, 30s, 5m, 2h: höchstens ${most}, keine länger als 24h.`,
  strictOrder: 'Strenge Reihenfolge',
  strictOrderHint:
    'Eine fehlschlagende Zustellung hält spätere desselben Chats zurück, bis sie ankommt oder aufgegeben wird, nicht nur in den ersten Minuten.',
};

export const secretWords: Words<typeof english.secretWords> = {
  added: 'Webhook hinzugefügt',
  title: 'Signatur-Secret',
  sent: 'Events werden ab jetzt gesendet.',
  sentText:
    'Jede Zustellung ist mit diesem Secret signiert, damit Ihr Server sie von Fälschungen unterscheiden kann.',
  secret: 'Secret',
  customHeaders: 'Eigene Header',
  headers: 'Header',
  keep: (how) => (
    <>
      Bewahren Sie es auf Ihrem Server auf. Die Dokumentation zeigt, {how}, mit Code zum Kopieren.
    </>
  ),
  how: 'wie Sie eine Zustellung prüfen',
  done: 'Fertig',
};

export const firstEventWords: Words<typeof english.firstEventWords> = {
  title: 'Erstes Event',
  waiting: 'Warten auf das erste Event…',
  sendTest: 'Test-Event senden',
};
