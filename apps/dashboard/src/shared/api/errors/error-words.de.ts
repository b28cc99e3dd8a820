import type { Words } from '../../language/words';
import type * as english from './error-words';

export const ERROR_TITLES: Words<typeof english.ERROR_TITLES> = {
  invalid_request: 'Anfrage ist ungültig',
  malformed_request: 'Anfrage ist kein gültiges HTTP',
  malformed_json: 'Body ist kein JSON',
  invalid_cursor: 'Cursor ist ungültig',
  invalid_recipient: 'Empfänger ist ungültig',
  recipient_not_on_whatsapp: 'Empfänger ist nicht auf WhatsApp',
  session_not_connected: 'Nummer ist nicht verbunden',
  pairing_unavailable: 'Es wird gerade nichts verknüpft',
  no_passkey_pending: 'Kein Passkey ist verlangt',
  passkey_other_request: 'Antwort gehört zu einer anderen Passkey-Anfrage',
  invalid_passkey: 'Antwort des Passkeys ist ungültig',
  passkey_answered: 'Passkey-Anfrage ist schon beantwortet',
  pairing_refused: 'WhatsApp hat keinen Code gegeben',
  temporarily_banned: 'WhatsApp hat die Nummer vorübergehend gesperrt',
  message_refused: 'WhatsApp hat die Nachricht abgelehnt',
  not_group_member: 'Nummer ist nicht in der Gruppe',
  not_group_administrator: 'Nummer ist kein Admin der Gruppe',
  group_link_invalid: 'Link führt zu keiner Gruppe',
  group_refused: 'WhatsApp hat die Änderung der Gruppe abgelehnt',
  whatsapp_unanswered: 'WhatsApp hat nicht geantwortet',
  call_over: 'Anruf ist vorbei',
  message_not_editable: 'Nachricht lässt sich nicht bearbeiten',
  message_not_deletable: 'Nachricht lässt sich nicht löschen',
  message_not_pinnable: 'Nachricht lässt sich nicht fixieren',
  message_not_keepable: 'Nachricht lässt sich nicht behalten',
  too_late: 'Zu spät, um die Nachricht zu ändern',
  media_not_convertible: 'Datei lässt sich nicht in dieser Form senden',
  media_too_large: 'Datei ist zu groß für WhatsApp',
  media_not_fetched: 'Datei konnte nicht geholt werden',
  webhook_url_forbidden: 'Webhook-Adresse ist nicht erlaubt',
  proxy_invalid: 'Proxy ist nicht verwendbar',
  missing_credentials: 'Zugangsdaten fehlen',
  invalid_credentials: 'Zugangsdaten sind ungültig',
  wrong_login: 'E-Mail oder Passwort ist falsch',
  two_factor_required: 'Ein Code wird verlangt',
  wrong_code: 'Code ist falsch',
  provider_unavailable: 'Anmeldedienst ist nicht erreichbar',
  provider_refused: 'Anmeldung beim Anmeldedienst ist fehlgeschlagen',
  identity_linked: 'Konto beim Anmeldedienst ist schon verknüpft',
  only_way_in: 'Es gibt keinen anderen Weg in dieses Konto',
  two_factor_enabled: 'Zweiter Faktor ist schon eingerichtet',
  two_factor_setup_required: 'Zweiter Faktor ist Pflicht',
  wrong_password: 'Aktuelles Passwort ist falsch',
  log_in_again: 'Eine neue Anmeldung ist nötig',
  weak_password: 'Passwort ist zu leicht zu erraten',
  forbidden: 'Nicht erlaubt',
  address_not_allowed: 'API-Schlüssel gilt nicht von dieser Adresse',
  host_not_allowed: 'Dieser Hostname wird hier nicht bedient',
  origin_not_allowed: 'Seite einer anderen Website',
  registration_closed: 'Registrierung ist geschlossen',
  not_found: 'Nicht gefunden',
  invitation_not_found: 'Einladung ist nicht offen',
  reset_link_not_found: 'Link ist nicht offen',
  connect_link_not_found: 'Link ist nicht offen',
  not_acceptable: 'Kein akzeptiertes Format',
  request_timeout: 'Anfrage hat zu lange gedauert',
  already_linked: 'Nummer ist schon mit einem Telefon verknüpft',
  limit_reached: 'Grenze erreicht',
  mail_unavailable: 'Von hier werden keine E-Mails verschickt',
  webhooks_remain: 'Webhooks würden weiter senden',
  name_taken: 'Name ist vergeben',
  email_taken: 'E-Mail-Adresse ist vergeben',
  already_member: 'Schon Mitglied',
  last_owner: 'Einziger Inhaber der Organisation',
  delivery_not_resendable: 'Zustellung lässt sich nicht erneut senden',
  recovery_running: 'Es wird schon nachgeholt',
  previous_secret_signs: 'Voriges Secret gilt noch',
  invalid_idempotency_key: 'Idempotency-Key ist ungültig',
  idempotency_key_in_use: 'Eine Anfrage mit diesem Idempotency-Key läuft noch',
  idempotency_key_reused: 'Idempotency-Key gehört zu einer anderen Anfrage',
  body_too_large: 'Body ist zu groß',
  invalid_upload: 'Upload ist ungültig',
  file_ready: 'Datei ist schon da',
  file_too_large: 'Datei ist zu groß',
  url_too_long: 'Adresse ist zu lang',
  range_not_satisfiable: 'Bereich liegt außerhalb der Datei',
  headers_too_large: 'Header sind zu groß',
  unsupported_media_type: 'Content-Type wird nicht unterstützt',
  reach_out_timelock: 'WhatsApp lässt die Nummer keine neuen Chats beginnen',
  new_chat_cap: 'Die Nummer hat ihre neuen Chats aufgebraucht',
  rate_limited: 'Zu viele Anfragen',
  internal_error: 'Interner Fehler',
  database_unavailable: 'Die Datenbank ist nicht verfügbar',
  storage_full: 'Kein Platz mehr für Dateien',
  storage_unavailable: 'Dateien sind nicht verfügbar',
  stopping: 'whathooks wird gerade beendet',
};

export const ERROR_DETAILS: Words<typeof english.ERROR_DETAILS> = {
  recipient_not_on_whatsapp:
    'WhatsApp kennt kein Konto mit dieser Nummer. Prüfen Sie die Ländervorwahl.',
  session_not_connected:
    'Verknüpfen Sie die Nummer, oder warten Sie, bis sie wieder verbunden ist.',
  pairing_unavailable:
    'Beginnen Sie zuerst mit dem Verknüpfen; dann kann ein Code angefordert werden.',
  no_passkey_pending:
    'WhatsApp verlangt gerade keinen Passkey von dieser Nummer, oder es ist kein Code zu bestätigen.',
  passkey_other_request:
    'Unterschrieben wurde eine andere Anfrage. Beginnen Sie mit der offenen von vorn.',
  passkey_answered:
    'Jede Anfrage nimmt eine Antwort. Verbinden Sie die Nummer für einen neuen Versuch.',
  pairing_refused:
    'Nach mehreren Codes in kurzer Zeit lehnt WhatsApp weitere ab. Warten Sie einige Minuten, oder scannen Sie den QR-Code.',
  temporarily_banned:
    'Die Nummer verbindet sich von selbst wieder, wenn die Sperre endet. Ein früherer Versuch kann sie verlängern.',
  message_refused: 'Die Nachricht wurde nicht gesendet.',
  not_group_member:
    'Die Nummer hat die Gruppe verlassen oder wurde entfernt. Ein Mitglied muss sie hinzufügen.',
  not_group_administrator:
    'Das dürfen nur Administratoren der Gruppe. Einer von ihnen kann die Nummer auf seinem Telefon dazu machen.',
  group_link_invalid:
    'Der Link ist falsch oder wurde zurückgezogen. Fragen Sie ein Mitglied nach dem jetzigen.',
  group_refused: 'Es wurde nichts geändert.',
  whatsapp_unanswered:
    'Ob WhatsApp es ausgeführt hat, ist nicht bekannt. whathooks liest den Stand von selbst: prüfen Sie ihn vor dem nächsten Versuch.',
  message_not_editable:
    'Bearbeiten lassen sich nur gesendete, nicht gelöschte Nachrichten mit Text.',
  message_not_deletable:
    'Die Nummer kann eigene Nachrichten löschen und in Gruppen, die sie verwaltet, auch fremde.',
  message_not_pinnable:
    'Anheften lassen sich gesendete, nicht gelöschte Nachrichten; in manchen Gruppen nur durch Administratoren.',
  message_not_keepable:
    'Behalten lassen sich nur selbstlöschende Nachrichten, die Telefone noch haben; in manchen Gruppen nur durch Administratoren.',
  too_late: 'WhatsApp nimmt Änderungen 15 Minuten lang und Löschungen zwei Tage lang an.',
  media_not_convertible:
    'Die Datei passt nicht zu dieser Art von Nachricht und lässt sich nicht umwandeln. Senden Sie sie als Dokument.',
  media_too_large: 'Senden Sie eine kleinere Datei, oder senden Sie sie als Dokument.',
  media_not_fetched: 'Die Datei ließ sich von ihrer Adresse nicht laden.',
  webhook_url_forbidden:
    'Die Adresse muss öffentlich sein, http oder https, ohne Benutzername und Passwort.',
  proxy_invalid:
    'Schreiben Sie ihn als http://, https:// oder socks5://, bei Bedarf mit Benutzer und Passwort vor einem @.',
  wrong_login: 'Kein Konto hat diese E-Mail-Adresse und dieses Passwort.',
  wrong_code:
    'Der Code ist falsch, abgelaufen oder schon benutzt. Warten Sie auf den nächsten, oder nehmen Sie einen Wiederherstellungscode.',
  provider_unavailable:
    'Der Anbieter antwortet nicht wie erwartet. Versuchen Sie es in einigen Minuten, oder melden Sie sich mit Ihrem Passwort an.',
  provider_refused:
    'Die Antwort des Anbieters wurde schon benutzt, ist zu alt oder gehört nicht zu diesem Browser. Beginnen Sie von vorn.',
  identity_linked:
    'Es öffnet hier ein anderes Konto, oder Ihres ist mit einem anderen desselben Anbieters verknüpft. Lösen Sie das zuerst in den Einstellungen.',
  only_way_in: 'Legen Sie zuerst ein Passwort fest: sonst öffnet nichts mehr das Konto.',
  wrong_password: 'Das ist nicht das Passwort dieses Kontos. Es wurde nichts geändert.',
  log_in_again:
    'Nötig ist eine Anmeldung der letzten zehn Minuten. Melden Sie sich ab, wieder an, und wiederholen Sie es.',
  weak_password:
    'Viele benutzen es, oder es ist eine Folge, eine Wiederholung oder Ihr Name. Nehmen Sie einige Wörter, die nicht zusammengehören.',
  forbidden: 'Ihre Rolle erlaubt das nicht.',
  registration_closed:
    'Konten gibt es hier nur auf Einladung. Bitten Sie Inhaber oder Administratoren einer Organisation darum.',
  not_found: 'Unter dieser Adresse oder Id gibt es nichts. Vielleicht wurde es gelöscht.',
  invitation_not_found:
    'Der Link wurde benutzt, zurückgezogen, ist abgelaufen oder unvollständig. Bitten Sie um eine neue Einladung.',
  reset_link_not_found:
    'Der Link wurde benutzt, ist abgelaufen oder unvollständig. Fordern Sie einen neuen an.',
  already_linked:
    'Ein Link würde das verknüpfte Telefon ersetzen. Entkoppeln Sie es zuerst, oder fügen Sie eine Nummer hinzu.',
  limit_reached:
    'Die Organisation hat ihre Grenze erreicht. Entfernen Sie zuerst etwas, oder bitten Sie den Betreiber, sie zu erhöhen.',
  mail_unavailable:
    'Hier gibt es keinen Mailserver. Bitten Sie Inhaber Ihrer Organisation um einen Link.',
  name_taken: 'Wählen Sie einen anderen Namen, oder ändern Sie, was ihn schon hat.',
  email_taken: 'Ein Konto mit dieser E-Mail-Adresse gibt es schon. Melden Sie sich an.',
  already_member:
    'Das Konto mit dieser E-Mail-Adresse gehört schon zur Organisation. Inhaber und Administratoren können seine Rolle ändern.',
  last_owner:
    'Eine Organisation braucht einen Inhaber. Machen Sie zuerst ein anderes Mitglied dazu.',
  delivery_not_resendable:
    'Ihr Webhook wurde gelöscht, oder ihr Ereignis ist älter als das Protokoll.',
  recovery_running:
    'Ein Webhook hat eine Wiederherstellung zur Zeit. Warten Sie, bis sie fertig ist, oder halten Sie sie an.',
  previous_secret_signs:
    'Das Secret wurde vor weniger als 24 Stunden gewechselt, und das vorige gilt noch: vielleicht kennt Ihr Server kein anderes.',
  file_too_large: 'Senden Sie eine kleinere, oder bitten Sie den Betreiber, die Grenze zu erhöhen.',
  reach_out_timelock:
    'WhatsApp lehnt eine Zeit lang Nachrichten dieser Nummer an Leute ab, die ihr nicht geschrieben haben. Es wurde nichts gesendet.',
  new_chat_cap:
    'Die Nummer hat so viele neue Chats begonnen, wie WhatsApp erlaubt. Es wurde nichts gesendet.',
  rate_limited: 'Warten Sie einen Moment, dann geht es weiter.',
  internal_error: 'Es wurde nicht oder nur zum Teil ausgeführt.',
  database_unavailable:
    'Vielleicht wurde es ausgeführt, vielleicht nicht. Prüfen Sie es, und wiederholen Sie es gleich.',
  storage_full:
    'Die Datei wurde nicht gespeichert, weil kein Platz mehr ist. Der Betreiber muss Platz schaffen.',
  storage_unavailable:
    'Dateien lassen sich gerade weder speichern noch lesen. Versuchen Sie es gleich noch einmal.',
  stopping: 'whathooks hält an oder startet neu. Wiederholen Sie es gleich.',
};

export const FIELD_FAULT_WORDS: Words<typeof english.FIELD_FAULT_WORDS> = {
  required: 'Diese Angabe wird gebraucht.',
  unknown_field: 'Dieses Feld ist nicht bekannt.',
  wrong_type: 'Diese Angabe hat einen anderen Typ, als nötig ist.',
  too_long: 'Höchstens {limit} Zeichen sind möglich.',
  too_short: 'Mindestens {limit} Zeichen sind nötig.',
  too_many: 'Höchstens {limit} Einträge sind möglich.',
  too_few: 'Mindestens {limit} Einträge sind nötig.',
  too_large: 'Höchstens {limit} ist möglich.',
  too_small: 'Mindestens {limit} ist nötig.',
  too_precise: 'Das sind zu viele Nachkommastellen.',
  twice: 'Hier steht etwas doppelt.',
  not_offered: 'Dieser Wert steht nicht zur Wahl.',
  not_whole: 'Das muss eine ganze Zahl sein.',
  not_email: 'Das ist keine E-Mail-Adresse.',
  not_url: 'Das muss eine vollständige Adresse sein, die mit http:// oder https:// beginnt.',
  not_phone: 'Das muss eine Telefonnummer sein: Ziffern mit Ländervorwahl, etwa 15551234567.',
  not_color: 'Das muss eine Farbe aus sechs Hexadezimalziffern hinter # sein, etwa #0b6e4f.',
  not_time: 'Das ist kein Datum mit Uhrzeit.',
  not_network: 'Das müssen IP-Adressen oder Bereiche davon sein, etwa 203.0.113.0/24.',
  not_base64: 'Die Datei ließ sich nicht lesen.',
  not_place: 'Diesen Ort gibt es auf der Erde nicht.',
  not_shortcut: 'Möglich sind Buchstaben, Ziffern, - und _, ohne Leerzeichen.',
  not_media_type: 'Das muss ein Dateityp sein, etwa text/csv.',
  not_card: 'Das ist keine vCard.',
  unknown_variable: 'Eine der Variablen gibt es nicht.',
  not_printable: 'Zeilenumbrüche und Steuerzeichen sind hier nicht möglich.',
  invisible: 'Hier muss etwas Sichtbares stehen.',
  wrong_pairs: 'Es sind zu viele Paare, oder eines ist zu lang oder hat keinen Namen.',
  wrong_people: 'Hier müssen Personen stehen, jede einmal.',
  first_not_zero: 'Am Anfang steht 0: der erste Versuch kommt sofort.',
  not_in_future: 'Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.',
  too_far_ahead: 'Höchstens {limit} Tage im Voraus sind möglich.',
  not_after_start: 'Das Ende muss nach dem Anfang liegen.',
  not_another: 'Das muss sich vom jetzigen unterscheiden.',
  other_address: 'Die Einladung gilt für eine andere Adresse.',
  not_readable: 'Das ist kein lesbares Bild, oder es ist zu groß.',
  not_limitable: 'Diese Rolle sieht die ganze Organisation und lässt sich nicht beschränken.',
  not_header_name: 'Das ist kein Name eines Headers.',
  reserved_header: 'Diesen Header setzt whathooks oder die Verbindung.',
  not_header_value:
    'Der Wert muss aus einfachem ASCII bestehen, ohne Zeilenumbrüche und Leerzeichen außen.',
  no_value_to_keep: 'Dieser Header hat noch keinen Wert. Schreiben Sie einen.',
  not_valid: 'Dieser Wert wird nicht angenommen.',
  not_together: 'Das passt nicht zu etwas anderem, das angegeben ist.',
  wrong_message:
    'Diese Nachricht geht hier nicht: Sie wurde gelöscht, gehört zu einem anderen Chat, oder niemand hat sie.',
  not_forwardable: 'Diese Nachricht kann nicht weitergeleitet werden.',
  wrong_mention:
    'Erwähnungen nennen Mitglieder des Chats und stehen im Text als @ mit den Ziffern.',
  cannot_answer:
    'Dieses Mitglied kann hier nicht antworten: als Betrachter, oder auf andere Nummern beschränkt.',
  not_emoji: 'Das muss ein einziges Emoji sein.',
  too_deep: 'Das darf höchstens {limit} Ebenen tief verschachtelt sein.',
  not_storable: 'Darin steht ein Zeichen, das nicht gespeichert werden kann.',
};
