import type { ChatOf, SessionOf, WebhookEventData, WebhookEventName } from '@whathooks/dto';

/** Something that happened on a session and that the world may want to know. */
export interface DomainEvent<E extends WebhookEventName = WebhookEventName> {
  /** UUID; stays the same however often the event is delivered. */
  id: string;
  event: E;
  organizationId: string;
  /** UUID of the session; null for what concerns the organization as a whole. */
  sessionId: SessionOf<E>;
  /** JID of the chat whose order deliveries must keep; null where the event belongs to none. */
  chat: ChatOf<E>;
  data: WebhookEventData[E];
  /** The session's own metadata, echoed to listeners. */
  metadata: Record<string, string>;
  occurredAt: Date;
  /**
   * Its deliveries wait, as long as this at most, for the event that `completes` it. They hold their chat
   * meanwhile. Absent for most.
   */
  waits?: { key: string; seconds: number };
  /**
   * Key of an earlier event that waits for the `media` of this one. If it still waits, it is completed and
   * this one is sent to screens only; otherwise this one is an ordinary event. Absent for most events.
   */
  completes?: string;
}

/** Any event, with `data` typed by its name: a misspelt name does not compile. */
export type AnyDomainEvent = { [E in WebhookEventName]: DomainEvent<E> }[WebhookEventName];
