import { Field } from '../fields/field';
import { EXAMPLE } from '../event-definition/examples';

export const ALBUM_ITEM_STATUSES = ['sent', 'pending', 'scheduled', 'cancelled', 'failed'] as const;

/** A picture or video of an album that is sent. */
export class SentAlbumItem {
  @Field({ description: 'Id.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A7' })
  waMessageId: string;

  @Field({
    description: 'Status now; `message.status` events report later changes.',
    enum: ALBUM_ITEM_STATUSES,
    example: 'sent',
  })
  status: (typeof ALBUM_ITEM_STATUSES)[number];
}

export class SentMessage {
  @Field({ description: 'Id.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A6' })
  waMessageId: string;

  @Field({ description: 'Session it was sent from.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'Recipient as given.', example: '15551234567' })
  to: string;

  @Field({
    description:
      '`sent` once WhatsApp acknowledged it, `pending` while it has not, `scheduled` until its `sendAt`, and `cancelled` where that was done since an earlier request with the same Idempotency-Key.',
    enum: ['sent', 'pending', 'scheduled', 'cancelled'],
    example: 'sent',
  })
  status: 'sent' | 'pending' | 'scheduled' | 'cancelled';

  @Field({
    description:
      'Of an album: its pictures and videos, in their order. The album is `sent` once nothing of it is pending. Absent otherwise.',
    type: () => SentAlbumItem,
    isArray: true,
    required: false,
  })
  items?: SentAlbumItem[];
}
