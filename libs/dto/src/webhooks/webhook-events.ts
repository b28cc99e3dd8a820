import type { EventDefinition, EventOrder } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { EVENTS } from '../events/list';
import { Field, type FieldDoc } from '../fields/field';

type Definition = (typeof EVENTS)[number];

/** Name of an event that a webhook can choose. */
export type WebhookEventName = Definition['name'];

/** `data` of each event. */
export type WebhookEventData = {
  [D in Definition as D['name']]: InstanceType<D['data']>;
};

type OfOrder<O extends EventOrder> = Extract<Definition, { order: O }>['name'];
/** What an event has for a session: its id, or null where it belongs to the organization. */
export type SessionOf<E extends WebhookEventName> =
  E extends OfOrder<'organization'> ? null : E extends OfOrder<'subject'> ? string | null : string;
/** What an event has for a chat: its JID where the event keeps its order there; else null. */
export type ChatOf<E extends WebhookEventName> = E extends OfOrder<'chat'> ? string : null;

/** A scope that some event needs. */
export type BodyScope = NonNullable<Definition['scope']>;

/** Body of every webhook delivery. */
export interface WebhookEnvelope<E extends WebhookEventName = WebhookEventName> {
  event: E;
  /** Null for an event that belongs to the organization as a whole. */
  sessionId: SessionOf<E>;
  data: WebhookEventData[E];
  /** When the event happened. ISO 8601, UTC, milliseconds. */
  timestamp: string;
  /** The session's own metadata, echoed. */
  metadata?: Record<string, string>;
}

const SESSION_ID: FieldDoc = {
  description: 'Id of the session.',
  example: EXAMPLE.sessionId,
  type: () => String,
};

const NO_SESSION: FieldDoc = {
  description: 'Null: the event belongs to no session.',
  example: null,
  nullable: true,
  type: () => String,
};

const SUBJECT: FieldDoc = {
  ...SESSION_ID,
  description: 'Id of the session that it is about; null where it is about none.',
  nullable: true,
};

const TIMESTAMP: FieldDoc = {
  description: 'When the event happened.',
  example: EXAMPLE.time,
  format: 'date-time',
  type: () => String,
};

const METADATA: FieldDoc = {
  description: "The session's own metadata, echoed; absent where it has none.",
  example: { customer: '4711' },
  mapOf: 'string',
  required: false,
};

/** Something of every event, by its name. */
function ofEach<T>(of: (definition: EventDefinition) => T): Readonly<Record<WebhookEventName, T>> {
  const entries = EVENTS.map((definition) => [definition.name, of(definition)] as const);
  return Object.fromEntries(entries) as Record<WebhookEventName, T>;
}

const namesWhere = (is: (definition: EventDefinition) => boolean): readonly WebhookEventName[] =>
  EVENTS.filter(is).map(({ name }) => name);

/** Every event that a webhook can choose. */
export const WEBHOOK_EVENTS = namesWhere(() => true);

/** What a webhook that chooses no events is sent. */
export const DEFAULT_WEBHOOK_EVENTS = namesWhere(({ isDefault }) => isDefault);

/** Events whose data can link a phone. */
export const SECRET_EVENTS: ReadonlySet<WebhookEventName> = new Set(
  namesWhere(({ isSecret }) => isSecret),
);

/** What happened, in a sentence for integrators. */
export const EVENT_SENTENCES = ofEach(({ sentence }) => sentence);

/** What happened, in a sentence for people in the dashboard. */
export const EVENT_DASHBOARD_SENTENCES = ofEach(
  ({ sentence, dashboardSentence }) => dashboardSentence ?? sentence,
);

/**
 * The scope that an event needs wherever it is shown: in the log, by a webhook, on a stream. Null where the
 * event carries nothing of a session or its messages.
 */
export const EVENT_SCOPES = ofEach(({ scope }) => scope as BodyScope | null);

/** Scopes of which one is needed to be shown what an event carries, beside those for webhooks. */
export const BODY_SCOPES: readonly BodyScope[] = [
  ...new Set(Object.values(EVENT_SCOPES).filter((scope) => scope !== null)),
];

/** One event of each kind, as it would be posted. */
export const SAMPLE_EVENTS = ofEach(({ name, order, sample }) => ({
  event: name,
  sessionId: order === 'organization' ? null : EXAMPLE.sessionId,
  data: sample,
  timestamp: '2026-06-29T14:21:07.412Z',
})) as { readonly [E in WebhookEventName]: WebhookEnvelope<E> };

/** Shape of the body of each kind of event, documented as other shapes are. */
export const WEBHOOK_EVENT_SHAPES = ofEach(envelopeShape);

/** `session.pairing_code` is `SessionPairingCodeEvent`: generated clients name their types by it. */
function shapeName(event: string): string {
  const words = event.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Event`;
}

function envelopeShape({ name, order, data }: EventDefinition): new () => object {
  const className = shapeName(name);
  const shape = { [className]: class {} }[className] as new () => object;
  const sessionId = { organization: NO_SESSION, subject: SUBJECT, session: SESSION_ID }[
    order === 'chat' ? 'session' : order
  ];
  const fields: Record<keyof WebhookEnvelope, FieldDoc | null> = {
    event: { description: 'Name of the event.', enum: [name], example: name, type: () => String },
    sessionId,
    data: { description: 'What happened.', type: () => data },
    timestamp: TIMESTAMP,
    metadata: order === 'organization' ? null : METADATA,
  };
  for (const [key, doc] of Object.entries(fields)) {
    if (doc) Field(doc)(shape.prototype as object, key);
  }
  return shape;
}
