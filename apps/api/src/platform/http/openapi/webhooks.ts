import type { OpenAPIObject } from '@nestjs/swagger';
import {
  EVENT_SCOPES,
  EVENT_SENTENCES,
  SAMPLE_EVENTS,
  WEBHOOK_EVENT_SHAPES,
  WEBHOOK_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto';

/** Documents the requests that whathooks sends to webhooks: one for each event. Changes in place. */
export function addWebhooks(document: OpenAPIObject): void {
  const webhooks = Object.fromEntries(
    WEBHOOK_EVENTS.map((event) => [event, { post: operation(event) }]),
  );
  Object.assign(document, { webhooks });
}

function operation(event: WebhookEventName): object {
  const shape = WEBHOOK_EVENT_SHAPES[event].name;
  return {
    operationId: shape.charAt(0).toLowerCase() + shape.slice(1).replace(/Event$/, ''),
    summary: event,
    description: description(event),
    tags: ['Webhook events'],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${shape}` },
          example: SAMPLE_EVENTS[event],
        },
      },
    },
    responses: {
      '2XX': { description: 'Your server has the event. Anything else is tried again.' },
      '410': { description: 'Your server wants no more events: the webhook is switched off.' },
    },
  };
}

function description(event: WebhookEventName): string {
  const scope = EVENT_SCOPES[event];
  if (scope === null) return EVENT_SENTENCES[event];
  return `${EVENT_SENTENCES[event]} An API key that has it sent needs the scope \`${scope}\`.`;
}
