import { Field } from '../fields/field';
import { ALERT_KINDS, type AlertKind } from '../facts/concerns';
import { EXAMPLE } from './examples';

/** What an alert says of itself, in events and in lists. */
export class AlertPayload {
  @Field({
    description: 'Id, the same when it is closed.',
    example: 'alr_019a50b87c3e7c10b4c15f6a7b8c9d0e',
  })
  id: string;

  @Field({
    description:
      'What it is about. `number_down`: a session that was linked is not connected; `number_restricted`: WhatsApp restricts what it sends; `webhook_down`: the endpoint fails; `webhook_disabled`: it was switched off because its endpoint failed for long; `queue_old`: a delivery waits for long.',
    enum: ALERT_KINDS,
    example: 'number_down',
  })
  kind: AlertKind;

  @Field({
    description:
      'Cause: of a session its `statusReason`, `reach_out_timelock` or `new_chat_cap`; of a webhook its `disabledReason`. Null where there is none.',
    example: 'unlinked_by_phone',
    nullable: true,
    type: () => String,
  })
  reason: string | null;

  @Field({
    description: 'Session that it is about; null for a webhook.',
    example: EXAMPLE.sessionId,
    nullable: true,
    type: () => String,
  })
  sessionId: string | null;

  @Field({
    description: 'Webhook that it is about; null for a session.',
    example: null,
    nullable: true,
    type: () => String,
  })
  webhookId: string | null;

  @Field({ description: 'Name of the session, or URL of the webhook.', example: 'Bakery Example' })
  name: string;

  @Field({
    description: 'Since when it is so; null where that is not known.',
    example: '2026-06-29T14:21:07.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  since: string | null;

  @Field({
    description: 'When it was opened: when it had lasted for as long as the settings say.',
    example: '2026-06-29T14:26:10.000Z',
    format: 'date-time',
  })
  openedAt: string;

  @Field({
    description: 'When it was over; null while it is not.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  closedAt: string | null;
}
