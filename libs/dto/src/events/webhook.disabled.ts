import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { WEBHOOK_DISABLED_REASONS, type WebhookDisabledReason } from '../facts/statuses';
import { Field } from '../fields/field';

const URL = 'https://agency.example/whatsapp';

export class WebhookDisabledPayload {
  @Field({ description: 'Id of the disabled webhook.', example: EXAMPLE.webhookId })
  webhookId: string;

  @Field({ description: 'URL of the disabled webhook.', example: URL })
  url: string;

  @Field({
    description:
      'Why: `gone` when the server responded 410, `failing` when deliveries failed for five days.',
    enum: WEBHOOK_DISABLED_REASONS,
    example: 'failing',
  })
  reason: WebhookDisabledReason;
}

export const webhookDisabled = defineEvent({
  name: 'webhook.disabled',
  sentence:
    'Another of your webhooks was switched off because its server kept failing or responded 410. The event belongs to no session: sessionId is null, and webhooks with sessionIds do not get it.',
  dashboardSentence: 'Another webhook was switched off because its server kept failing.',
  data: WebhookDisabledPayload,
  sample: { webhookId: EXAMPLE.webhookId, url: URL, reason: 'failing' },
  scope: null,
  order: 'organization',
  isDefault: false,
  isSecret: false,
});
