import { ADDRESS_TYPES, type AddressType, ChangePayload } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

export class MessageDeletedPayload extends ChangePayload {
  @Field({ description: 'Id of the deleted message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the deleted message.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description:
      'Who deleted the message, in digits: its author, as in `from`, or in a group one of its administrators.',
    example: EXAMPLE.contact,
  })
  deletedBy: string;

  @Field({ description: 'What `deletedBy` is.', enum: ADDRESS_TYPES, example: 'phone' })
  deletedByType: AddressType;

  @Field(REFERENCE)
  reference?: string;

  @Field({
    description: 'When the message was deleted, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  deletedAt: string;
}

export const messageDeleted = defineEvent({
  name: 'message.deleted',
  sentence:
    'A message was deleted for everyone by its author or a group administrator; deletedBy says by whom. whathooks erases its text, too. Also sent of a message that could not be read, once it turns out to be a change of another message.',
  dashboardSentence: 'A message was deleted for everyone by its author or a group administrator.',
  data: MessageDeletedPayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    waMessageId: EXAMPLE.waMessageId,
    deletedBy: EXAMPLE.contact,
    deletedByType: 'phone',
    deletedAt: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
