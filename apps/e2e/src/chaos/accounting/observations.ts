/** Who wrote a message. */
export type Author = 'contact' | 'api' | 'phone';

/** A message that was sent during the run. */
export interface SentMessage {
  author: Author;
  /** Unique: `contact 49… to 49… #7`. */
  text: string;
  /** Messages of one stream must arrive in the order of their numbers. */
  stream: string;
  isToGroup?: boolean;
  /** Phone numbers of the contacts that must receive it. */
  readers: readonly string[];
  /** WhatsApp's id, of a message with a file or a change. */
  waMessageId?: string;
  /** The file that it carries; SHA-256 in hex. */
  file?: { sha256: string };
  /** What its author did to it afterwards: edited it, or voted in the poll that it is. */
  change?: 'edit' | 'vote';
  /** For the API: its final response, `201`, or `422 invalid_recipient`. */
  response?: string;
}

/** An outbound message as stored by the product. */
export interface OutboundRow {
  id: string;
  text: string;
  status: string;
  error: string | null;
}

/** A delivery that the webhook got. */
export interface WebhookEvent {
  eventId: string;
  /** The whole body. */
  body: string;
  /** Text of the message; null for other events. */
  text: string | null;
  /** For `message.status`: our id of the message, its new status, and in a group whose step it was. */
  statusChange?: { id: string; status: string; member?: { from: string; status: string } };
  /** WhatsApp's id of the message that it is about, where its file, an edit or a vote is told. */
  waMessageId?: string;
  file?: { status: string; error: string; sha256: string };
  /** For `message.edited`: the text after it. */
  editedTo?: string;
  /** For `poll.vote`: what was chosen. */
  voted?: string;
}

/** A message on the phone of a contact. A repetition under the same id is shown once. */
export interface PhoneMessage {
  reader: string;
  text: string;
  /** How often it was received. */
  deliveries: number;
  status: 'sent' | 'delivered' | 'read' | 'played';
  /** SHA-256 of its file in hex, after the phone opened it; else why the phone refuses it. */
  file?: string;
}

/** Everything observed at the end of a run. */
export interface Observations {
  /** Texts of inbound messages, one per row, oldest first. */
  inboundRows: readonly string[];
  outboundRows: readonly OutboundRow[];
  /** In the order in which the webhook received them. */
  webhook: readonly WebhookEvent[];
  /** Messages received by each contact, in order. */
  phones: readonly PhoneMessage[];
  /** Stanzas for our numbers that are not acknowledged to the server. */
  unacknowledged: number;
  /** Messages that our numbers rejected with a nack, by number. */
  nacks: Readonly<Record<string, number>>;
  /** Writes of processes that no longer held the session. */
  staleWrites: readonly string[];
  /** Error responses to requests to send, which were repeated: `503 database_unavailable`. */
  rejections: readonly string[];
}

/** Faults by kind, with the affected messages. */
export interface Faults {
  lost: string[];
  duplicated: string[];
  outOfOrder: string[];
  staleWrites: string[];
  /** Failed or rejected without a reason in the test. */
  failed: string[];
  /** Error responses that do not say what happened and when to retry. */
  unexpectedResponses: string[];
}
