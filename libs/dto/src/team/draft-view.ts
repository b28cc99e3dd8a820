import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';

/** What a person has begun to write in a chat. */
export class DraftView {
  @Field({ description: 'Chat.', example: EXAMPLE.chatId })
  chatId: string;

  @Field({ description: 'Text; empty for no draft.', example: 'Good morning Jane, ' })
  text: string;

  @Field({
    description: 'Message that it replies to; null for none.',
    example: null,
    nullable: true,
    type: () => String,
  })
  replyTo: string | null;

  @Field({
    description: 'When it was saved; null for no draft.',
    example: EXAMPLE.time,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  updatedAt: string | null;
}
