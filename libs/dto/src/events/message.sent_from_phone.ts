import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { MessagePayload } from './message.received';

export const messageSentFromPhone = defineEvent({
  name: 'message.sent_from_phone',
  sentence: 'Someone sent a message from the phone itself.',
  data: MessagePayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.ownNumber,
    fromType: 'phone',
    chat: EXAMPLE.chat,
    to: EXAMPLE.contact,
    pushName: null,
    type: 'text',
    text: 'Answered on the phone. This is a sample.',
    waMessageId: EXAMPLE.waMessageId,
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
