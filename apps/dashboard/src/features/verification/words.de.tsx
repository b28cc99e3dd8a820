import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const checkWords: Words<typeof english.checkWords> = {
  title: 'Signatur prüfen',
  body: 'Roher Body',
  bodyHint: 'Genau so, wie Ihr Server ihn erhalten hat.',
  headers: 'Signatur-Header',
  headersHint:
    'Wie Ihr Server oder ein Log sie zeigt; andere dürfen dazwischenstehen. Auch ein einzelner Wert genügt.',
  headersSample: 'X-Whathooks-Signature: sha256=…\nwebhook-id: evt_…',
  secret: 'Secret',
  secretHint: 'Weder es noch etwas anderes verlässt diese Seite.',
  secretSample: 'whsec_…',
  submit: 'Signatur prüfen',
  notHere: 'Nicht unter dieser Adresse',
  notHereText:
    'Browser berechnen Signaturen nur über HTTPS und auf localhost. Öffnen Sie das Dashboard dort, um eine zu prüfen.',
};

export const sampleWords: Words<typeof english.sampleWords> = {
  header: 'Zu prüfender Header',
  language: 'Sprache',
  own: 'X-Whathooks-Signature',
  standard: 'Standard Webhooks',
  verify: (language) => `Prüfen (${language})`,
  use: (language) => `Verwenden (${language})`,
  untested:
    'Unsere Tests führen die Beispiele der anderen Sprachen aus, dieses nicht: Prüfen Sie es mit einer eigenen Zustellung.',
  ownExplained: (
    <>
      <code>X-Whathooks-Signature</code> umfasst den rohen Body; der Schlüssel ist der Text des
      Secrets samt <code>whsec_</code>. Ein Header genügt; eine aufgezeichnete Anfrage, die erneut
      gesendet wird, bleibt unbemerkt.
    </>
  ),
  standardExplained: (
    <>
      <code>webhook-signature</code> umfasst <code>webhook-id</code>, <code>webhook-timestamp</code>{' '}
      und den rohen Body; der Schlüssel sind die Bytes hinter dem Base64 des Secrets. Der Header
      verrät aufgezeichnete Anfragen und trägt nach dem Erneuern 24 Stunden lang beide Secrets.
    </>
  ),
};
