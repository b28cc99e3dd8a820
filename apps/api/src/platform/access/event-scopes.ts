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
 * The scope somebody lacks to be shown what an event says, and what was answered to it; null when
 * nothing is lacking. Whoever may see webhooks is not for that reason allowed to read messages, nor to
 * link a number by its code.
 */
export function missingScope(actor: Actor, event: WebhookEventName): BodyScope | null {
  const scope = EVENT_SCOPES[event];
  return scope === null || may(actor, scope) ? null : scope;
}

/**
 * Makes sure that somebody may read what they have sent to an address.
 *
 * @throws ApiError forbidden, naming the scope
 */
export function assertMaySend(actor: Actor, events: Iterable<WebhookEventName>): void {
  for (const event of events) {
    const scope = missingScope(actor, event);
    if (scope) {
      throw new ApiError(
        'forbidden',
        `Whoever has ${event} sent to an address needs the scope ${scope} beside webhooks:write, because the address is told what the event says.`,
      );
    }
  }
}

/** The events that somebody may be told; null for all of them. */
export function readableEvents(actor: Actor): WebhookEventName[] | null {
  const readable = WEBHOOK_EVENTS.filter((event) => missingScope(actor, event) === null);
  return readable.length === WEBHOOK_EVENTS.length ? null : readable;
}
