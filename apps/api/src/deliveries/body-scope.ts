import type { BodyScope, WebhookEventName } from '@whathooks/dto';
import type { Actor } from '../security/actor';
import { may } from '../security/permissions';

/**
 * The scope somebody lacks to be shown what an event says, and what was answered to it; null when
 * nothing is lacking. Whoever may see webhooks is not for that reason allowed to read messages, nor to
 * link a number by its code.
 */
export function missingScope(actor: Actor, event: WebhookEventName): BodyScope | null {
  const scope = scopeOf(event);
  return scope === null || may(actor, scope) ? null : scope;
}

function scopeOf(event: WebhookEventName): BodyScope | null {
  if (event.startsWith('message.')) return 'messages:read';
  return event.startsWith('session.') ? 'sessions:read' : null;
}
