import { IsIn } from 'class-validator';
import { Field } from '../fields/field';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events';
import { DeliveryView } from './deliveries.dto';
import { AttemptView } from './attempts.dto';

export class SendTestEventRequest {
  @IsIn(WEBHOOK_EVENTS)
  @Field({
    description: 'Kind of event to send a sample of.',
    enum: WEBHOOK_EVENTS,
    example: 'message.received',
  })
  event: WebhookEventName;
}

export class TestEventResult {
  @Field({ description: 'The delivery, as the log has it.', type: () => DeliveryView })
  delivery: DeliveryView;

  @Field({ description: 'Result of the attempt.', type: () => AttemptView })
  attempt: AttemptView;
}
