import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class MessageScheduledData {
  @Field({ description: 'Message.', example: EXAMPLE.messageId })
  messageId: string;
}

export const messageScheduled = defineLiveEvent({
  name: 'message.scheduled',
  sentence:
    'A message is to be sent later, or gets another text or another time before it is sent.',
  data: MessageScheduledData,
  sample: { messageId: EXAMPLE.messageId },
});
