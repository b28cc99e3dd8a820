import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Telefon verknüpfen',
  ways: 'Weg der Verknüpfung',
  scan: 'QR-Code scannen',
  type: 'Code eintippen',
  send: 'Link senden',
  qrCode: 'QR-Code zum Scannen mit WhatsApp',
  again: 'Noch einmal scannen',
  againText:
    'WhatsApp verlangt einen zweiten Scan, vom neuen Code, der jetzt angezeigt wird. Meldet das Telefon, dass das Gerät nicht verknüpft werden konnte: Schließen Sie die Meldung und scannen Sie noch einmal.',
  steps: [
    <>Öffnen Sie WhatsApp auf dem Telefon.</>,
    <>
      Gehen Sie zu <strong>Einstellungen</strong> (iPhone) oder zum <strong>Menü ⋮</strong>{' '}
      (Android), dann zu <strong>Verknüpfte Geräte</strong>.
    </>,
    <>
      Tippen Sie auf <strong>Gerät hinzufügen</strong> und richten Sie das Telefon auf diesen Code.
    </>,
    <>
      Rechnen Sie mit zwei Scans: WhatsApp ersetzt den Code meist beim ersten, und hier erscheint
      sofort ein neuer.
    </>,
  ],
  help: 'Wenn sich eine Nummer nicht verknüpft',
  newCodeIn: (seconds) => `Neuer Code in ${seconds} s`,
  loadingCode: 'Neuer Code wird geladen…',
  simulated:
    'Diese Installation läuft mit simuliertem WhatsApp: Sie brauchen kein echtes Telefon. Lassen Sie das simulierte diesen Code scannen.',
  openPhone: 'Simuliertes Telefon öffnen',
  qrText: 'QR-Text',
};

export const connectWords: Words<typeof english.connectWords> = {
  what: 'Ist das Telefon bei jemand anderem? Senden Sie einen Link. Seine Seite zeigt den Code in der Sprache der Person und sonst nichts von dieser Organisation.',
  openFor: 'Offen für',
  times: { '60': 'Eine Stunde', '1440': 'Einen Tag', '10080': 'Eine Woche' },
  language: 'Sprache der Seite',
  byBrowser: 'Wie im Browser eingestellt',
  languages: {
    en: 'English',
    es: 'Español',
    pt: 'Português',
    de: 'Deutsch',
    fr: 'Français',
    id: 'Bahasa Indonesia',
  },
  expected: 'Erwartete Nummer (optional)',
  expectedHint:
    'Mit Landesvorwahl. Wird ein anderes Telefon verknüpft, steht es auf der Seite dieser Nummer.',
  expectedWrong: 'Schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel 4915112345678.',
  make: 'Link erstellen',
  another: 'Weiteren Link erstellen',
  link: 'Link',
  linkCopy: 'Link',
  sendNow: 'Kopieren Sie den Link jetzt',
  sendNowText:
    'Er wird nicht noch einmal angezeigt. Wer ihn hat, kann ein Telefon mit dieser Nummer verknüpfen, bis eines verknüpft oder seine Zeit abgelaufen ist.',
};

export const openLinkWords: Words<typeof english.openLinkWords> = {
  title: 'Offene Links',
  made: 'Erstellt',
  expires: 'Endet',
  language: 'Sprache',
  actions: 'Aktionen',
  revoke: 'Widerrufen',
  revokeOf: (when) => `Link widerrufen, erstellt: ${when}`,
  revokeTitle: 'Diesen Link widerrufen?',
  revokeText:
    'Damit lässt sich kein Telefon mehr verknüpfen. Auf einer geöffneten Seite steht das sofort.',
  revokeAction: 'Link widerrufen',
  revoked: 'Der Link ist widerrufen.',
};

export const pairingWords: Words<typeof english.pairingWords> = {
  phone: 'Telefonnummer',
  phoneHint: 'Die Nummer, die verknüpft wird, mit Landesvorwahl.',
  phoneWrong: 'Schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel 4915112345678.',
  get: 'Code anfordern',
  getAnother: 'Neuen Code anfordern',
  ended: 'Dieser Code gilt nicht mehr',
  endedText:
    'Fordern Sie einen neuen an und tippen Sie ihn innerhalb von drei Minuten ein, oder scannen Sie den QR-Code.',
  goodFor: (seconds) =>
    `Gilt noch ${seconds} s. Verlangt WhatsApp einen neuen, erscheint er hier von selbst.`,
  spelled: (characters) => `Code ${characters}`,
  code: 'Code',
  steps: () => (
    <>
      Auf dem Telefon: <strong>Verknüpfte Geräte</strong>, <strong>Gerät hinzufügen</strong>,{' '}
      <strong>Stattdessen mit Telefonnummer verknüpfen</strong>. Tippen Sie dort diesen Code ein.
    </>
  ),
};
