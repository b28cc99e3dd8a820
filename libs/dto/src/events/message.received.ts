import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { MESSAGE_TYPES, type MessageTypeName } from '../facts/statuses';
import { MEDIA_FIELD, MediaView } from '../messages/media.dto';
import { Field } from '../fields/field';
import { MessageDetails, REFERENCE } from '../message-content/details';

/** A message, as events carry it. A field that does not apply is absent, or null where it says so. */
export class MessagePayload extends MessageDetails {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: "Author's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: EXAMPLE.contact,
  })
  from: string;

  @Field(FROM_TYPE)
  fromType: AddressType;

  @Field({ description: 'JID of the chat.', example: EXAMPLE.chat })
  chat: string;

  @Field({
    description: 'Recipient in digits, or a JID.',
    example: EXAMPLE.ownNumber,
    nullable: true,
    type: () => String,
  })
  to: string | null;

  @Field({
    description: "Author's name on WhatsApp.",
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({ description: 'Kind of content.', enum: MESSAGE_TYPES, example: 'text' })
  type: MessageTypeName;

  @Field({
    description: 'Text or caption.',
    example: 'Hi there!',
    nullable: true,
    type: () => String,
  })
  text: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description: 'When the message was sent, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;

  @Field({
    description: 'True for a message from before the number was linked; absent otherwise.',
    example: true,
    required: false,
  })
  history?: boolean;

  @Field(REFERENCE)
  reference?: string;

  @Field(MEDIA_FIELD)
  media?: MediaView;
}

export const messageReceived = defineEvent({
  name: 'message.received',
  sentence: 'An inbound WhatsApp message arrived on a connected session.',
  dashboardSentence: 'A message arrived on a connected number.',
  data: MessagePayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    chat: EXAMPLE.chat,
    to: EXAMPLE.ownNumber,
    pushName: 'Jane Doe 👋',
    type: 'text',
    text: 'Hi there! This is a sample.',
    waMessageId: EXAMPLE.waMessageId,
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: true,
  isSecret: false,
});
