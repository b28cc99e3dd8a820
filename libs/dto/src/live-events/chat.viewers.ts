import { EXAMPLE } from '../event-definition/examples';
import { VIEWER_STATES, type ViewerState } from '../facts/statuses';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

/** A member who has a chat open. */
export class ChatViewer {
  @Field({ description: 'Member.', example: EXAMPLE.userId })
  userId: string;

  @Field({ description: 'Name of the member.', example: 'Ana' })
  name: string;

  @Field({
    description: 'Whether the member only reads, or writes a reply.',
    enum: VIEWER_STATES,
    example: 'typing',
  })
  state: ViewerState;
}

export class ChatViewersData {
  @Field({ description: 'Chat.', example: EXAMPLE.chatId })
  chatId: string;

  @Field({
    description: 'All members who have the chat open, by name; empty for nobody.',
    type: () => ChatViewer,
    isArray: true,
  })
  viewers: ChatViewer[];
}

export const chatViewers = defineLiveEvent({
  name: 'chat.viewers',
  sentence: 'Members opened a chat, write in it, or left it.',
  data: ChatViewersData,
  sample: {
    chatId: EXAMPLE.chatId,
    viewers: [{ userId: EXAMPLE.userId, name: 'Ana', state: 'typing' }],
  },
});
