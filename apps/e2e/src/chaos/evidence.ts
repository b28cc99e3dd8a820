/** Who wrote a message. */
export type Author = 'contact' | 'api' | 'phone';

/** A message that was really sent, by somebody who can prove it. */
export interface Entry {
  author: Author;
  /** Unique: `contact 49… to 49… #7`. */
  text: string;
  /** Those with the same stream have to arrive in the order of their numbers. */
  stream: string;
  isToGroup?: boolean;
  /** Contacts that have to get it on their phones, by number. */
  readers: readonly string[];
  /** For the API: what it said in the end, `201`, or `422 invalid_recipient`. */
  answer?: string;
}

/** A message that left, or should have, as the product stores it. */
export interface OutboundRow {
  id: string;
  text: string;
  status: string;
  error: string | null;
}

/** A delivery that the webhook got. */
export interface Told {
  eventId: string;
  /** The whole body. */
  body: string;
  /** Text of the message that it tells of; null when it tells of something else. */
  text: string | null;
  /** For `message.status`: our id of the message, and what it has become. */
  moved?: { id: string; status: string };
}

/** A message on the phone of a contact. One that came again under its id is there once. */
export interface View {
  reader: string;
  text: string;
  /** How often it came. */
  deliveries: number;
  status: 'sent' | 'delivered' | 'read';
}

/** Where messages turned up in the end. */
export interface Sightings {
  /** Texts stored for what came in, as often as there are rows, oldest first. */
  inboundRows: readonly string[];
  outboundRows: readonly OutboundRow[];
  /** In the order in which the webhook received them. */
  webhook: readonly Told[];
  /** What each contact got, in order. */
  contacts: readonly View[];
  /** Stanzas that the server still keeps for our numbers: they are not acknowledged. */
  unsettled: number;
  /** Messages that our numbers have refused for good, by number. */
  nacks: Readonly<Record<string, number>>;
  /** What processes wrote that another one had followed already. */
  staleWrites: readonly string[];
  /** How requests to send were answered that were made again: `503 database_unavailable`. */
  refusals: readonly string[];
}

/** What went wrong, by kind; each with the messages it happened to. */
export interface Faults {
  lost: string[];
  doubled: string[];
  outOfOrder: string[];
  staleWrites: string[];
  /** Failed, rejected or refused, and nothing that was done explains it. */
  givenUp: string[];
  /** Answers that do not say what is the matter, and when to come again. */
  unfitAnswers: string[];
}
