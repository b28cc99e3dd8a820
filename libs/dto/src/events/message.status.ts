import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { MESSAGE_STATUSES, type MessageStatusName } from '../facts/statuses';
import { MessageRecipientView } from '../message-content/recipient';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

export class MessageStatusPayload {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.otherWaMessageId })
  waMessageId: string;

  @Field({ description: 'Recipient in digits, or a JID.', example: EXAMPLE.contact })
  to: string;

  @Field({ description: 'Status now.', enum: MESSAGE_STATUSES, example: 'delivered' })
  status: MessageStatusName;

  @Field(REFERENCE)
  reference?: string;

  @Field({
    description:
      "Why the message failed: a code as in the `statusReason` of a message, or a number of WhatsApp's. `unacknowledged`: WhatsApp never acknowledged the message; it may have arrived. Absent unless `status` is `failed`.",
    example: 'recipient_not_on_whatsapp',
    required: false,
  })
  error?: string;

  @Field({
    description:
      'The same in words: what happened, and how to go on. Absent unless `status` is `failed`.',
    example: 'WhatsApp knows no account for the number. Check the country code.',
    required: false,
  })
  errorDetail?: string;

  @Field({
    description:
      'Of a message to a group: the member with whom it came further. The `status` beside it is that of the message, which is delivered and read with the first member. Absent for other messages.',
    type: () => MessageRecipientView,
    required: false,
  })
  recipient?: MessageRecipientView;
}

export const messageStatus = defineEvent({
  name: 'message.status',
  sentence:
    'A message you sent changed status: sent, delivered, read, played, failed or cancelled. For a message to a group, the event comes for each step of each member (recipient).',
  data: MessageStatusPayload,
  sample: {
    id: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0f',
    sessionId: EXAMPLE.sessionId,
    waMessageId: EXAMPLE.otherWaMessageId,
    to: EXAMPLE.contact,
    status: 'delivered',
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
