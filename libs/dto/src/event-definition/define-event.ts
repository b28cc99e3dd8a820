import type { ApiKeyScope } from '../facts/scopes';

/**
 * What an event keeps its order with. Deliveries to one webhook follow the order of events of one `chat`,
 * or of one `session`; an event of the `organization` belongs to no session and waits for nothing. One of a `subject`
 * is of the session that it is about, or of the organization where it is about none.
 */
export type EventOrder = 'chat' | 'session' | 'organization' | 'subject';

/** Everything there is to know of one event. What names events anywhere derives it from here. */
export interface EventDefinition<
  Name extends string = string,
  Data extends object = object,
  Order extends EventOrder = EventOrder,
  Scope extends ApiKeyScope | null = ApiKeyScope | null,
> {
  /** Name that webhooks choose it by: `session.status`. */
  name: Name;
  /** What happened, for integrators: the documentation and the OpenAPI document show it. Plain text. */
  sentence: string;
  /** The same for people in the dashboard, where a session is called a number. Default: `sentence`. */
  dashboardSentence?: string;
  /** Shape of `data`: a class with a `@Field` for each field. */
  data: new () => Data;
  /** `data` as it may look. Test events carry it. */
  sample: NoInfer<Data>;
  /** Scope needed to be shown the event, in the log or on a stream, or to have it sent; null for none. */
  scope: Scope;
  order: Order;
  /** Whether a webhook that chooses no events is sent it. */
  isDefault: boolean;
  /** Whether `data` can link a phone: the event is stored encrypted. */
  isSecret: boolean;
}

/** Defines an event. It happens once it stands in the list of `events/list.ts`. */
export function defineEvent<
  const Name extends string,
  Data extends object,
  const Order extends EventOrder,
  const Scope extends ApiKeyScope | null,
>(
  definition: EventDefinition<Name, Data, Order, Scope>,
): EventDefinition<Name, Data, Order, Scope> {
  return definition;
}
