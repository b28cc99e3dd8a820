import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class ChatRefusalsData {
  @Field({ description: 'Chat.', example: EXAMPLE.chatId })
  chatId: string;
}

export const chatRefusals = defineLiveEvent({
  name: 'chat.refusals',
  sentence:
    'What the phone refused of a chat is not the same any more: read it again with GET /v1/chats/:id/refusals.',
  data: ChatRefusalsData,
  sample: { chatId: EXAMPLE.chatId },
});
