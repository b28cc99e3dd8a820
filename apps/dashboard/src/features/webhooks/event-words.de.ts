import type { Words } from '../../shared/language/words';
import type * as english from './event-words';

export const EVENT_WORDS: Words<typeof english.EVENT_WORDS> = {
  'message.received': 'Eine Nachricht ist bei einer verbundenen Nummer eingegangen.',
  'session.status': 'Eine Nummer hat ihren Status geändert.',
  'session.qr': 'Ein neuer QR-Code ist da und wartet auf den Scan.',
  'session.pairing_code':
    'Ein Code wartet darauf, am Telefon eingetippt zu werden, oder der vorige ist abgelaufen.',
  'message.status':
    'Eine von Ihnen gesendete Nachricht hat ihren Status geändert: gesendet, zugestellt, gelesen, abgespielt, fehlgeschlagen oder abgebrochen. Bei einer Nachricht an eine Gruppe kommt das Event für jeden Schritt jedes Mitglieds (recipient).',
  'message.sent_from_phone': 'Jemand hat eine Nachricht vom Telefon selbst gesendet.',
  'message.reaction':
    'Jemand hat mit einem Emoji auf eine Nachricht reagiert oder die Reaktion entfernt.',
  'message.edited':
    'Jemand hat seine Nachricht bearbeitet. Das Event enthält den Text davor und danach.',
  'message.deleted':
    'Eine Nachricht wurde für alle gelöscht, vom Verfasser oder von einem Admin der Gruppe.',
  'message.pinned': 'Jemand hat eine Nachricht im Chat fixiert oder die Fixierung gelöst.',
  'message.kept':
    'Jemand hat eine selbstlöschende Nachricht behalten oder sie doch verschwinden lassen.',
  'message.media':
    'Die Datei einer Nachricht, die beim Melden der Nachricht noch ausstand, ist jetzt da oder fehlgeschlagen. Folgt auf ein `message.received` oder `message.sent_from_phone` mit `media.status` `pending` und auf eine erneut angeforderte Datei.',
  'poll.vote':
    'Jemand hat bei einer Umfrage abgestimmt, die Stimme geändert oder zurückgenommen, oder auf die Einladung zu einem Event geantwortet.',
  'call.received':
    'Jemand ruft die Nummer an (es klingelt), und noch einmal, wenn der Anruf angenommen, abgelehnt oder verpasst wurde.',
  'presence.updated': 'Eine Person kommt online, geht offline, schreibt oder nimmt auf.',
  'chat.updated':
    'Ein Chat wurde geöffnet, erledigt, zugewiesen, mit Label versehen, gelesen, archiviert, stummgeschaltet oder fixiert, hier oder am Telefon. Neue Nachrichten haben eigene Events.',
  'contact.updated':
    'Ein Kontakt heißt anders, oder die Telefonnummer hinter einer LID ist bekannt. Neue Kontakte melden sich mit ihrer ersten Nachricht.',
  'group.updated':
    'Eine Gruppe wurde erstellt oder geändert: Name, Beschreibung, Bild oder Einstellungen, Mitglieder oder Admins, oder jemand möchte beitreten.',
  'session.restricted':
    'WhatsApp hat eine Nummer zeitweise gesperrt, lässt sie keine neuen Chats beginnen, oder hebt das auf.',
  'webhook.disabled':
    'Ein anderer Webhook wurde abgeschaltet, weil sein Server dauernd Fehler meldete.',
  'alert.opened':
    'Um eine Nummer oder einen Webhook muss sich jemand kümmern. Kommt einmal je Problem.',
  'alert.closed': 'Das Problem, das eine Warnung gemeldet hat, ist vorbei.',
};
