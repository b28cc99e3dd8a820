import type { AppStateChange } from './app-state';
import type {
  InboundMessage,
  Placeholder,
  InboundIdentity,
  MessageReceipt,
  Notice,
} from './inbound';

/** One entry of the Signal key store: a ratchet, a pre-key, a sender key, a LID mapping… */
export interface KeyWrite {
  type: string;
  id: string;
  /** Serialised value; null removes the entry. */
  value: Uint8Array | null;
}

/** Everything that must become durable together. */
export interface SessionCommit {
  /** Serialised credentials, when they changed. */
  credentials?: Uint8Array;
  keys: KeyWrite[];
  messages: InboundMessage[];
  receipts: MessageReceipt[];
  notices: Notice[];
  /** Changes of the app state, oldest first. */
  appState: AppStateChange[];
}

/**
 * Where one session keeps its credentials, ratchets and messages.
 *
 * `commit` is one transaction: all of it is durable when the promise resolves, none of it when it
 * rejects. The socket acknowledges nothing to WhatsApp before that. Writing a message that is
 * already stored must be harmless (redelivery, retries); one that was stored without content, because
 * it could not be read, takes over the content of the same message that comes later. A read that rejects ends the connection, as
 * a commit does.
 */
export interface SessionStore {
  loadCredentials(): Promise<Uint8Array | null>;
  /** Values of the entries that exist, by id. */
  loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>>;
  commit(batch: SessionCommit): Promise<void>;
  /** Encoded protobuf of a message stored earlier (either direction); null when there is none. */
  findBytes(identity: InboundIdentity): Promise<Uint8Array | null>;
  /**
   * Encoded protobuf of a message we sent, to answer a retry request.
   *
   * @param chats JIDs of the one chat that asks. A message of any other chat is not found.
   */
  findSentBytes(waMessageId: string, chats: string[]): Promise<Uint8Array | null>;
  /** JIDs of the people whom a status post of ours, or its deletion, was sent to; empty when there is none. */
  findAudience(waMessageId: string): Promise<readonly string[]>;
  /** Messages that still await our phone and are younger than this, newest first. */
  findPlaceholders(since: Date, limit: number): Promise<Placeholder[]>;
}
