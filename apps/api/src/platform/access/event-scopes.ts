import {
  type BodyScope,
  EVENT_SCOPES,
  WEBHOOK_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto';
import { ApiError } from '../http/problems/api-error';
import type { Actor } from './actor';
import { may } from './permissions';

/**
 * The scope that the actor lacks to see the body of an event and the responses to it; null when
 * none. Permission to see webhooks does not include reading messages or linking numbers.
 */
export function missingScope(actor: Actor, event: WebhookEventName): BodyScope | null {
  const scope = EVENT_SCOPES[event];
  return scope === null || may(actor, scope) ? null : scope;
}

/**
 * Checks that the actor may read what is sent to an address on their behalf.
 *
 * @throws ApiError forbidden, naming the scope
 */
export function assertMaySend(actor: Actor, events: Iterable<WebhookEventName>): void {
  for (const event of events) {
    const scope = missingScope(actor, event);
    if (scope) {
      throw new ApiError(
        'forbidden',
        `Sending ${event} to an address needs the scope ${scope} in addition to webhooks:write, because the address receives the content of the event.`,
      );
    }
  }
}

/** The events that the actor may see; null for all. */
export function readableEvents(actor: Actor): WebhookEventName[] | null {
  const readable = WEBHOOK_EVENTS.filter((event) => missingScope(actor, event) === null);
  return readable.length === WEBHOOK_EVENTS.length ? null : readable;
}
