import { ChatFacts } from '../conversations/chat-facts';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';

export const chatUpdated = defineEvent({
  name: 'chat.updated',
  sentence:
    'A chat was opened, closed, assigned, labelled, read, archived, muted or pinned, here or on the phone. New messages have events of their own.',
  data: ChatFacts,
  sample: {
    id: 'chat_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    sessionId: EXAMPLE.sessionId,
    jid: EXAMPLE.chat,
    kind: 'person',
    title: 'Jane Doe',
    phone: EXAMPLE.contact,
    lid: null,
    groupId: null,
    contactId: 'ctc_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    blocked: false,
    unread: 0,
    markedUnread: false,
    firstUnreadId: null,
    needsReplySince: null,
    missedCallAt: null,
    state: 'closed',
    assigneeId: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    labels: [{ id: 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e', name: 'New customer', color: 4 }],
    archived: false,
    pinned: false,
    mutedUntil: null,
    updatedAt: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
