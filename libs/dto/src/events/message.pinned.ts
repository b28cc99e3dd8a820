import { ADDRESS_TYPES, type AddressType, ChangePayload } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

export class MessagePinnedPayload extends ChangePayload {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description:
      'Until when it is pinned; null where it was unpinned. No event is sent when the pin expires.',
    example: '2026-07-06T14:21:07.000Z',
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  pinnedUntil: string | null;

  @Field({ description: 'Who pinned or unpinned it, in digits.', example: EXAMPLE.contact })
  by: string;

  @Field({ description: 'What `by` is.', enum: ADDRESS_TYPES, example: 'phone' })
  byType: AddressType;

  @Field(REFERENCE)
  reference?: string;

  @Field({
    description: 'When that was done, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;
}

export const messagePinned = defineEvent({
  name: 'message.pinned',
  sentence:
    'Somebody pinned a message in its chat, or unpinned it; pinnedUntil says until when, and by says who did it.',
  dashboardSentence: 'Somebody pinned a message in its chat, or unpinned it.',
  data: MessagePinnedPayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    waMessageId: EXAMPLE.waMessageId,
    pinnedUntil: '2026-07-06T14:21:07.000Z',
    by: EXAMPLE.contact,
    byType: 'phone',
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
