export interface OutboundMessage {
  /** Full JID (user, LID or group). */
  to: string;
  /** Encoded protobuf, which the recipient decrypts. The same bytes whenever it is sent again. */
  bytes: Uint8Array;
  /** Chosen by the caller before anything is sent, and used again after a crash. */
  waMessageId: string;
  /** Of a status post (`to` is `STATUS_CHAT`): JIDs of the people who see it. */
  audience?: readonly string[];
}

/** A message that was handed to a connection. Both promises reject with {@link SendError}; neither has to be awaited. */
export interface Sending {
  /** Resolves when it has its place on the connection: what is sent to the same chat from then on arrives after it. */
  written: Promise<void>;
  /** Resolves when the server's ack is committed, as a receipt. */
  acknowledged: Promise<void>;
}

/** A message the server refused, or whose fate is unknown because the connection ended. */
export class SendError extends Error {
  constructor(
    readonly outcome: 'refused' | 'unknown',
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
