import { ContactView } from '../conversations/contact-view';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';

export const contactUpdated = defineEvent({
  name: 'contact.updated',
  sentence:
    'A contact has another name, or the phone number behind a LID is known. New contacts are told by their first message.',
  data: ContactView,
  sample: {
    id: 'ctc_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    sessionId: EXAMPLE.sessionId,
    phone: EXAMPLE.contact,
    lid: null,
    name: 'Jane Doe',
    pushName: 'Jane',
    verifiedName: null,
    blocked: false,
    updatedAt: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'session',
  isDefault: false,
  isSecret: false,
});
