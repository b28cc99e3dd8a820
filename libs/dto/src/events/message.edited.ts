import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { MessagePayload } from './message.received';

/** The message after the edit, and its text before. */
export class MessageEditedPayload extends MessagePayload {
  @Field({
    description: 'Whether the author is the owner of the number, on any device.',
    example: false,
  })
  fromMe: boolean;

  @Field({
    description: 'Text or caption before the edit.',
    example: 'Hi thre!',
    nullable: true,
    type: () => String,
  })
  previousText: string | null;

  @Field({
    description: 'When the message was edited, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  editedAt: string;
}

export const messageEdited = defineEvent({
  name: 'message.edited',
  sentence: 'The author edited a message. The event carries the text before and after.',
  data: MessageEditedPayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    to: EXAMPLE.ownNumber,
    pushName: 'Jane Doe',
    type: 'text',
    text: 'Reworded. This is a sample.',
    previousText: 'Rewordde. This is a sample.',
    waMessageId: EXAMPLE.waMessageId,
    timestamp: '2026-06-29T14:20:07.000Z',
    editedAt: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
