import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  chats: 'Chats',
  starred: 'Nachrichten mit Stern',
  views: 'Ansichten',
  search: 'Chats und Nachrichten suchen',
  searchHint: 'Namen, Nummern und Wörter',
  label: 'Label',
  allLabels: 'Alle Labels',
  showAll: 'Alle Chats anzeigen',
  noneMatch: 'Kein Chat passt',
  noneMatchText:
    'Wählen Sie eine andere Nummer oder ein anderes Label, oder lassen Sie alle Chats anzeigen.',
  none: {
    open: ['Noch keine Chats', 'Was man Ihren Nummern schreibt, erscheint hier.'],
    needs_reply: ['Niemand wartet', 'Jede Nachricht hat ihre Antwort.'],
    mine: ['Keine eigenen Chats', 'Chats, die Ihnen zugewiesen sind, erscheinen hier.'],
    unassigned: [
      'Alle Chats sind zugewiesen',
      'Chats, um die sich niemand kümmert, erscheinen hier.',
    ],
    closed: [
      'Keine erledigten Chats',
      'Ist ein Chat fertig, markieren Sie ihn als erledigt; eine neue Nachricht öffnet ihn wieder.',
    ],
  },
  loaded: (count) => (count === 1 ? '1 Chat wird angezeigt' : `${count} Chats werden angezeigt`),
};

export const newChatWords: Words<typeof english.newChatWords> = {
  title: 'Neuer Chat',
  from: 'Von',
  phone: 'Telefonnummer',
  phoneHint: 'Mit Landesvorwahl, oder eine vollständige WhatsApp-JID.',
  phoneWrong: 'Schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel 4915112345678.',
  submit: 'Chat öffnen',
};
