import { ADDRESS_TYPES, type AddressType, ChangePayload } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

export class MessageKeptPayload extends ChangePayload {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description: 'Whether phones keep it; false where it disappears after all.',
    example: true,
  })
  kept: boolean;

  @Field({ description: 'Who decided that, in digits.', example: EXAMPLE.contact })
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

export const messageKept = defineEvent({
  name: 'message.kept',
  sentence: 'Somebody kept a message from disappearing, or let it disappear after all.',
  data: MessageKeptPayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    waMessageId: EXAMPLE.waMessageId,
    kept: true,
    by: EXAMPLE.contact,
    byType: 'phone',
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
