import { ChatViewersData } from '../team/chat-viewers';
import { EXAMPLE } from '../event-definition/examples';
import { defineLiveEvent } from './define-live-event';

export const chatViewers = defineLiveEvent({
  name: 'chat.viewers',
  sentence: 'Members opened a chat, write in it, or left it.',
  data: ChatViewersData,
  sample: {
    chatId: EXAMPLE.chatId,
    viewers: [{ userId: EXAMPLE.userId, name: 'Ana', state: 'typing' }],
  },
});
