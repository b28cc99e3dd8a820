import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class MessageStarredData {
  @Field({
    description: 'Messages of one session: 100 at most; more are told in several events.',
    example: [EXAMPLE.messageId],
    isArray: true,
    type: () => String,
  })
  messageIds: string[];

  @Field({ description: 'Whether they are starred now.', example: true })
  starred: boolean;
}

export const messageStarred = defineLiveEvent({
  name: 'message.starred',
  sentence: 'Messages were starred, or the star was taken back: by a member, or on the phone.',
  data: MessageStarredData,
  sample: { messageIds: [EXAMPLE.messageId], starred: true },
});
