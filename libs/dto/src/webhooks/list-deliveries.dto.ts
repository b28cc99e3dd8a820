import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsInstant, IsLaterThan } from '../fields/rules';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';
import { DELIVERY_STATUSES, type DeliveryStatusName } from './delivery-states';

export class ListDeliveriesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Only deliveries of whatever has this id: a delivery, an attempt (`X-Whathooks-Delivery`), an event (`webhook-id`), a message, a webhook or a session; anything else is taken for the id that WhatsApp gave to a message. Nothing is found where nothing has it.',
    example: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  id?: string;

  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  @Field({
    description: 'Only deliveries that stand here.',
    enum: DELIVERY_STATUSES,
    example: 'failed',
    required: false,
  })
  status?: DeliveryStatusName;

  @IsOptional()
  @IsIn(WEBHOOK_EVENTS)
  @Field({
    description: 'Only deliveries of this kind of event.',
    enum: WEBHOOK_EVENTS,
    example: 'message.received',
    required: false,
  })
  event?: WebhookEventName;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this event, those that somebody asked for included.',
    example: EXAMPLE.eventId,
    required: false,
  })
  eventId?: string;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only deliveries made at or after.',
    example: '2026-06-29T00:00:00.000Z',
    required: false,
  })
  since?: string;

  @IsOptional()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Only deliveries made before.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;
}

export class ListAllDeliveriesQuery extends ListDeliveriesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this webhook.',
    example: EXAMPLE.webhookId,
    required: false,
  })
  webhookId?: string;
}
