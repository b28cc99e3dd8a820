import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'WhatsApp verlangt einen Passkey',
  lead: 'Der Code ist gescannt. Bei manchen Konten verlangt WhatsApp noch ihren Passkey, bevor es ein Gerät verknüpft. Wer den Passkey hat, signiert jetzt auf web.whatsapp.com. Der Passkey liegt auf dem Telefon, im Google- oder Apple-Konto oder im Passwortmanager, in dem er erstellt wurde. Lassen Sie WhatsApp auf dem Telefon geöffnet.',
  leftToSign: (time) => `Noch ${time} zum Signieren`,
  leftToCompare: (time) => `Noch ${time} zum Vergleichen`,
  accepted:
    'WhatsApp hat den Passkey angenommen. WhatsApp und das Telefon schließen die Verknüpfung ab. Lassen Sie WhatsApp auf dem Telefon geöffnet.',
  asking: 'WhatsApp wird gefragt, was es verlangt…',
  compare:
    'Vergleichen Sie diesen Code mit dem, den WhatsApp auf dem Telefon zeigt. Bestätigen Sie nur, wenn beide gleich sind. Sind sie verschieden, versucht jemand anderes zu verknüpfen.',
  spelled: (characters) => `Code ${characters}`,
  confirm: 'Das Telefon zeigt denselben Code',
  doNotConfirm:
    'Das Telefon zeigt einen anderen Code oder keinen? Dann bestätigen Sie nicht und löschen Sie die Nummer: Ohne Bestätigung wird nichts verknüpft.',
};

export const signingWords: Words<typeof english.signingWords> = {
  how: (docs) => <>Wie beides funktioniert, und was es kann und was nicht: {docs}.</>,
  docs: 'Passkeys in der Dokumentation',
  onComputer:
    'Beide Wege brauchen den Browser eines Computers. Öffnen Sie diese Seite dort: Die Anfrage bleibt so lange offen.',
  withExtension: 'Mit der Browser-Erweiterung',
  ready:
    'Die Erweiterung ist da. Sie öffnet WhatsApp Web in einem neuen Tab; klicken Sie dort auf den Button.',
  install: (extension) => (
    <>
      Installieren Sie die {extension} in diesem Browser, und klicken Sie dann{' '}
      <strong>auf dieser Seite</strong> auf ihr Symbol in der Symbolleiste.
    </>
  ),
  extension: 'Passkey-Erweiterung von whathooks',
  sign: 'Mit Passkey signieren',
  cancel: 'Abbrechen',
  withoutExtension: 'Ohne die Erweiterung',
  copySnippet: 'Kopieren Sie dieses Skript.',
  snippet: 'Skript',
  openConsole: (site) => (
    <>
      Öffnen Sie {site} in einem neuen Tab und dort die Konsole des Browsers (F12), fügen Sie das
      Skript ein und drücken Sie Enter.
    </>
  ),
  site: 'web.whatsapp.com',
  pressButton: 'Klicken Sie auf den Button, der erscheint, und wählen Sie den Passkey.',
  pasteAnswer: 'Fügen Sie den Text, den Sie erhalten, hier ein.',
  simulated:
    'Diese Installation läuft mit simuliertem WhatsApp: Klicken Sie auf dem simulierten Telefon auf “Sign with its passkey” und fügen Sie hier ein, was Sie erhalten.',
  answer: 'Antwort von WhatsApp Web',
  answerSample: '{"id":"…","rawId":"…","type":"public-key",…}',
  answerWrong: 'Fügen Sie den ganzen Text von WhatsApp Web ein: Er beginnt mit {.',
  submit: 'Antwort senden',
};

export const EXTENSION_ERRORS: Words<typeof english.EXTENSION_ERRORS> = {
  cancelled: 'Das Signieren wurde abgebrochen.',
  closed: 'Der Tab mit WhatsApp Web wurde geschlossen, bevor signiert war.',
  replaced: 'Inzwischen hat eine andere Seite die Erweiterung gefragt.',
  invalid: 'Die Erweiterung signiert diese Anfrage nicht.',
  pending:
    'Eine Anfrage dieser Seite ist schon offen, in einem Tab mit WhatsApp Web. Signieren Sie dort, oder brechen Sie dort ab.',
  expired: 'Innerhalb von zehn Minuten hat niemand signiert.',
  gone: 'Die Erweiterung wurde neu geladen oder entfernt. Klicken Sie auf dieser Seite auf ihr Symbol und signieren Sie dann noch einmal.',
};

export const EXTENSION_FAILED: Words<typeof english.EXTENSION_FAILED> =
  'Die Erweiterung konnte nicht signieren. Versuchen Sie es erneut.';
