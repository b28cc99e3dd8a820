import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { MediaView } from '../messages/media.dto';

export class MessageMediaPayload {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'JID of the chat.', example: EXAMPLE.chat })
  chat: string;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({ description: 'The file, `ready` or `failed`.', type: () => MediaView })
  media: MediaView;
}

export const messageMedia = defineEvent({
  name: 'message.media',
  sentence:
    'The file of a message that was pending when the message was reported is ready now, or has failed. Follows a `message.received` or `message.sent_from_phone` whose `media.status` was `pending`, and a file that was asked for again.',
  data: MessageMediaPayload,
  sample: {
    id: EXAMPLE.messageId,
    sessionId: EXAMPLE.sessionId,
    chat: EXAMPLE.chat,
    waMessageId: EXAMPLE.waMessageId,
    media: {
      id: 'med_019a50b57c3e7c10b4c15f6a7b8c9d0e',
      status: 'ready',
      url: 'https://hooks.example.com/v1/media/med_019a50b57c3e7c10b4c15f6a7b8c9d0e?expires=1783520467&signature=c2lnbmF0dXJl',
      mimeType: 'image/jpeg',
      size: 48213,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      width: 1600,
      height: 1200,
    },
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
