import { EXAMPLE } from '../event-definition/examples';
import { VIEWER_STATES, type ViewerState } from '../facts/statuses';
import { Field } from '../fields/field';

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

/** Who has a chat open. */
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

/** Every chat that somebody has open. */
export class ViewedChats {
  @Field({
    description: 'Chats that members have open, in no order.',
    type: () => ChatViewersData,
    isArray: true,
  })
  data: ChatViewersData[];
}
