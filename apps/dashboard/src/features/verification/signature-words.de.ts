import type { Words } from '../../shared/language/words';
import type * as english from './signature-words';

export const FINDINGS: Words<typeof english.FINDINGS> = {
  valid: {
    title: 'Die Signatur stimmt',
    text: 'Dieser Body wurde mit diesem Secret signiert. Lehnt Ihr Server ihn trotzdem ab, verwendet er ein anderes Secret oder nicht den rohen Body.',
  },
  prefix_missing: {
    title: 'Die Signatur stimmt, aber ihr Präfix sha256= fehlt',
    text: 'Der Header kommt als sha256= mit 64 Hex-Ziffern an. Etwas hat den Anfang entfernt; tun Sie das erst in der Funktion, die prüft.',
  },
  expired: {
    title: 'Die Signatur stimmt, ist aber älter als fünf Minuten',
    text: 'Ein Server, der webhook-timestamp prüft, lehnt sie ab, um wiederholte Anfragen abzuwehren. Senden Sie die Zustellung erneut, oder prüfen Sie die Uhr Ihres Servers.',
  },
  ahead: {
    title: 'Die Signatur stimmt, aber ihr Zeitstempel liegt in der Zukunft',
    text: 'webhook-timestamp ist diesem Computer mehr als fünf Minuten voraus. Eine der Uhren geht falsch: Vergleichen Sie die Ihres Servers mit einem Zeitserver.',
  },
  body_whitespace: {
    title: 'Um den Body stehen andere Leerzeichen',
    text: 'Etwas hat einen Zeilenumbruch hinzugefügt oder entfernt. Prüfen Sie die rohen Bytes, wie sie ankamen, bevor etwas anderes sie liest.',
  },
  body_reformatted: {
    title: 'Der Body wurde gelesen und neu geschrieben',
    text: 'Es ist dasselbe JSON in anderen Zeichen: Es wurde geparst und neu serialisiert. Prüfen Sie den rohen Body, vor dem JSON-Parser.',
  },
  secret_untrimmed: {
    title: 'Um das Secret stehen Leerzeichen oder Anführungszeichen',
    text: 'Ohne sie passt die Signatur. Prüfen Sie, wie Ihr Server es aus seinen Einstellungen liest.',
  },
  secret_without_prefix: {
    title: 'Das Secret ist unvollständig',
    text: 'X-Whathooks-Signature entsteht mit dem Secret, wie es angezeigt wird, samt whsec_ am Anfang.',
  },
  secret_form: {
    title: 'Das Secret wurde in der Form des anderen Headers verwendet',
    text: 'Bei X-Whathooks-Signature ist der Schlüssel der Text des Secrets samt whsec_. Bei webhook-signature sind es die Bytes hinter seinem Base64.',
  },
  secret_previous: {
    title: 'Das ist das vorige Secret',
    text: '24 Stunden lang trägt webhook-signature beide Signaturen. X-Whathooks-Signature hat nur Platz für eine: Sie entsteht mit dem neuen Secret.',
  },
  other_scheme: {
    title: 'Diese Signatur gehört in den anderen Header',
    text: 'X-Whathooks-Signature enthält sha256= und Hex, webhook-signature enthält v1, und Base64. Sie werden verschieden berechnet.',
  },
  other_delivery: {
    title: 'Die Header stammen aus verschiedenen Zustellungen',
    text: 'Der andere Header passt zu diesem Body und Secret, dieser nicht. Nehmen Sie alle Header aus derselben Anfrage: Jeder Versuch hat eigene.',
  },
  no_match: {
    title: 'Die Signatur ist falsch',
    text: 'Das Secret gehört zu einem anderen Webhook oder wurde erneuert, oder der Body ist ein anderer: aus einer anderen Zustellung oder mit Feldern in anderer Reihenfolge.',
  },
  body_missing: {
    title: 'Der Body fehlt',
    text: 'Fügen Sie den Body ein, wie er ankam. Ist er auf Ihrem Server leer, hat ihn vorher etwas gelesen: Holen Sie zuerst den rohen Body.',
  },
  body_not_json: {
    title: 'Der Body ist nicht, was wir gesendet haben',
    text: 'Wir senden JSON, und das ist keines: Es wurde abgeschnitten, oder ein Objekt wurde ausgegeben. Prüfen Sie die rohen Bytes, wie sie ankamen.',
  },
  secret_missing: {
    title: 'Das Secret fehlt',
    text: 'Fügen Sie das Secret dieses Webhooks ein. Es bleibt auf dieser Seite.',
  },
  secret_malformed: {
    title: 'Das ist kein Secret von whathooks',
    text: 'Ein Secret ist whsec_, gefolgt von Base64.',
  },
  secret_api_key: {
    title: 'Das ist ein API-Schlüssel',
    text: 'Zustellungen sind mit dem Secret des Webhooks signiert, das mit whsec_ beginnt: Zeigen Sie es in der Liste der Webhooks an.',
  },
  signature_missing: {
    title: 'Die Signatur fehlt',
    text: 'Fügen Sie X-Whathooks-Signature ein, oder webhook-signature mit webhook-id und webhook-timestamp.',
  },
  signature_malformed: {
    title: 'Das ist keine Signatur von whathooks',
    text: 'X-Whathooks-Signature ist sha256= mit 64 Hex-Ziffern; webhook-signature ist v1, und Base64.',
  },
  id_missing: {
    title: 'webhook-id fehlt',
    text: 'webhook-signature umfasst ID, Zeit und Body: Fügen Sie alle drei Header ein.',
  },
  timestamp_missing: {
    title: 'webhook-timestamp fehlt',
    text: 'webhook-signature umfasst ID, Zeit und Body: Fügen Sie alle drei Header ein.',
  },
  timestamp_malformed: {
    title: 'webhook-timestamp ist keine Zeit',
    text: 'Es ist eine Zahl von Sekunden seit 1970, zum Beispiel 1782742867.',
  },
};
