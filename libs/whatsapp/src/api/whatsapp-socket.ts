/**
 * What the rest of the product may know about a WhatsApp connection.
 *
 * Nothing here mentions Baileys, HTTP or a database: the gateway opens a {@link WhatsAppSocket},
 * gives it a {@link SessionStore}, and listens.
 */

import type { AppStateChange, AppStateIntent, StateOutcome } from './app-state';
import type { MessageContent } from '../content/kinds/kinds';
import type { Presence, ReadMessage, TypingState } from './activity';
import type { GroupNews, WhatsAppGroups, WhatsAppPeople } from './groups';
import type { LidNumber, Person } from '../wire/addresses';
import type { MediaHosts, Reupload, ReuploadRequest } from './media';
import type { PasskeyStep } from './passkey';

/**
 * What a message does to an earlier one: puts an emoji to it, rewords it, takes it back, votes in it, answers
 * its invitation, pins it, or keeps it from disappearing.
 */
export interface MessageChange {
  kind: 'reaction' | 'edit' | 'delete' | 'vote' | 'answer' | 'option' | 'pin' | 'keep' | 'comment';
  /** Whether its content is encrypted with the secret of that message: `openSealed` decrypts it. */
  isSealed?: true;
  /** Of a pin and a keep: false where it is taken off again. */
  isSet?: boolean;
  /** Of a pin: after how many seconds it ends by itself. */
  lastsSeconds?: number;
  target: {
    waMessageId: string;
    /** Whether our own number wrote it. */
    fromMe: boolean;
    /**
     * JID of who wrote it; null where only the chat tells. Another than the writer of a deletion only
     * in a group, where administrators delete what others wrote; anybody can claim to be one.
     */
    author: string | null;
  };
}

/** Where a message stands in what the phone tells. */
export interface ToldPlace {
  /** When that came: a later history tells what is older. */
  at: Date;
  /** Its place among all that the history tells, oldest of a chat first. */
  index: number;
}

/** A message that WhatsApp handed us, decrypted, not yet acknowledged. */
export interface InboundMessage {
  /** WhatsApp's id of the message: unique only together with chat and author. */
  waMessageId: string;
  /** JID of the chat as it arrived (`…@s.whatsapp.net`, `…@lid`, `…@g.us`). */
  chat: string;
  /** JID of the author as it arrived. */
  author: string;
  /** Author's phone number in digits when it can be known, else the digits of the LID. */
  from: string;
  fromType: 'phone' | 'lid';
  /** True when our own phone, or another of our devices, wrote it. */
  fromMe: boolean;
  /** Number (or LID, or group JID) it was written to, when `fromMe`. */
  to: string | null;
  /** What `to` is; null where it is no person. */
  toType: 'phone' | 'lid' | null;
  /** Both addresses of the other person, where the message or the session names them; else null. */
  lidNumber: LidNumber | null;
  pushName: string | null;
  /** What it says; of an edit what is new. */
  content: MessageContent;
  /** When it was sent, by WhatsApp's clock (whole seconds). */
  timestamp: Date;
  /** True when the server kept it while this device was offline. */
  offline: boolean;
  /** The decrypted protobuf (`proto.Message`, unpadded), as received; empty where it could not be read. */
  bytes: Uint8Array;
  /** Null for a message that stands for itself. */
  change: MessageChange | null;
  /**
   * How it came: from its writer; from our own phone, out of the time before we were linked; or from
   * our own phone as the content of a message that could not be read when it came.
   */
  source: 'writer' | 'history' | 'resend';
  /** Of a history: where it stands in it. WhatsApp tells times in whole seconds. */
  toldAt?: ToldPlace;
  /** Whether it came without its content, which our own phone may send. */
  awaitsPhone: boolean;
}

/** A message that came without its content, as our own phone knows it. */
export type Placeholder = Pick<InboundMessage, 'waMessageId' | 'chat' | 'author' | 'fromMe'>;

/** Names one received `enc`: the key under which a redelivered stanza is recognised. */
export interface InboundIdentity {
  waMessageId: string;
  chat: string;
  author: string;
}

/** A delivered, read or played receipt, or the server's own ack, for a message that we sent; or what our phone read. */
export interface MessageReceipt {
  waMessageId: string;
  /** JID of the chat the message was sent to. */
  chat: string;
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  /** It is about a message that came: another device of the number has read it. */
  isOurs?: true;
  /** In a group, the member who got or read it; absent where it is not of a group. */
  by?: Person;
  /** WhatsApp's error code where the server refused the message. */
  error: string | null;
  timestamp: Date;
}

/** Something that is no message: a call, or what happened to a group, a contact or the account. */
export interface Notice {
  /** WhatsApp's id of the stanza; unique only together with `from`. */
  waId: string;
  kind: 'call' | 'notification';
  /** WhatsApp's own word for it: `offer`, `terminate`, `w:gp2`, `devices`, … */
  type: string;
  /** JID it came from: a caller, a group, a contact, the account itself. */
  from: string;
  /** Who did it, where that is known. */
  author: Pick<InboundMessage, 'from' | 'fromType'> | null;
  /** The stanza's tags and attributes, without any bytes: those may be keys. */
  details: NoticeNode;
  /** The change of a group that it reports; absent for any other notice. */
  group?: GroupNews[];
  timestamp: Date;
}

/** A node of a stanza, for reading. */
export interface NoticeNode {
  tag: string;
  attrs: Record<string, string>;
  children: NoticeNode[];
}

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

/** Why a socket closed. */
export type CloseReason =
  /** The server asks for a new login, after pairing or at any time. */
  | 'restart_required'
  /** The device was unlinked, by the phone or by us. Credentials are void. */
  | 'logged_out'
  /** All QR codes were offered and none was scanned. */
  | 'qr_timeout'
  /** The passkey ceremony that the account requires failed; `said` names the step. */
  | 'passkey_failed'
  /** Another socket logged in with the same credentials. */
  | 'replaced'
  /** The connection dropped, went silent, or the server is in trouble. */
  | 'connection_lost'
  /** The server wants a newer version of WhatsApp Web than is announced. */
  | 'client_outdated'
  /** The account is banned until `retryAt`. */
  | 'temporarily_banned'
  /** The account is banned, or its main device is gone. */
  | 'account_locked'
  /** Too many logins. */
  | 'rate_limited'
  /** The proxy of the number cannot be reached, or does not let it through. */
  | 'proxy_unreachable'
  /** The server refused the login for another cause (see `code`). */
  | 'refused'
  /** What had been received could not be committed, or what it stands on could not be read. */
  | 'commit_failed'
  /** `close()` was called. */
  | 'closed';

/** When the next connection may be opened after one that closed. */
export type NextAttempt =
  /** Now: the server waits for it. */
  | 'at_once'
  /** After the usual pause, which grows. */
  | 'soon'
  /** After a long pause, which grows. */
  | 'later'
  /** At `retryAt`, and not before. */
  | 'not_before'
  /** When a person asks for it: it would be refused again. */
  | 'on_request'
  /** Never with these credentials: the number has to be linked again. */
  | 'link';

/** How a connection ended. */
export interface Closed {
  reason: CloseReason;
  next: NextAttempt;
  /** As WhatsApp, or Baileys, gave it. */
  code: number | null;
  /** For the log. */
  detail: string;
  /** WhatsApp's code and its own words, for people, or the step of a passkey; null where there is nothing to say. */
  said: string | null;
  /** There for `not_before`. */
  retryAt: Date | null;
  /** Whether WhatsApp says that this program did something wrong, such as not to acknowledge a stanza. */
  isOurFault: boolean;
}

/** Whether WhatsApp refuses messages to people whom the number does not know. */
export interface ReachOutTimelock {
  active: boolean;
  /** When it ends; null while it is not active. */
  until: Date | null;
  /** WhatsApp did not say when it ends: `until` is a guess, which is corrected before it has passed. */
  isGuess: boolean;
  /** WhatsApp's own word for the kind of restriction. */
  type: string | null;
}

/** How many new chats the number may begin, and has begun. */
export interface NewChatQuota {
  /** Null: there is no quota. */
  quota: number | null;
  used: number;
  /** `capped`: no new chat may be begun before `resetsAt`. */
  status: 'ok' | 'first_warning' | 'second_warning' | 'capped';
  /** When the quota is reset; null where WhatsApp does not report it. */
  resetsAt: Date | null;
}

/** An update of a number's limits; limits that WhatsApp did not report are absent. */
export interface LimitsUpdate {
  reachOutTimelock?: ReachOutTimelock;
  newChats?: NewChatQuota;
}

export interface SocketEvents {
  /**
   * A QR string waits to be scanned until `expiresAt`. `scanAgain`: WhatsApp has retired one that was shown
   * earlier on this connection, as a rule because it was scanned; it has to be done once more.
   */
  qr: { qr: string; expiresAt: Date; scanAgain: boolean };
  /** The account asks for its passkey before it is linked. One event for each step; no code is shown meanwhile. */
  passkey: PasskeyStep;
  /** A code is no longer valid: another one replaces it, or none. */
  pairingCode: PairingCodeChange;
  /** The phone accepted; credentials are committed. */
  paired: { phone: string; lid: string | null; pushName: string | null };
  /** Logged in and ready to send. `phone` in digits. */
  open: { phone: string; pushName: string | null };
  /** What the number may send to people it does not know. A refused `send` rejects after it. */
  limits: LimitsUpdate;
  /** The presence of a person to whom the number subscribed. Some are lost. */
  presence: Presence;
  /** The socket is finished and will emit nothing more. */
  close: Closed;
}

/** Eight characters to type on the phone that is to be linked. */
export interface TypedCode {
  /** Digits. */
  phone: string;
  code: string;
  /** Until when WhatsApp takes it. */
  expiresAt: Date;
}

/** How a code that WhatsApp retired ended, or the attempt to link with it. */
export interface PairingCodeChange {
  /** Null where a person has to request another one. */
  code: TypedCode | null;
  /** WhatsApp refused to continue. */
  refused: boolean;
}

/** WhatsApp gave no code, or did not take the last step of one. */
export class PairingRefused extends Error {
  /**
   * @param why `refused`: WhatsApp said no; `unanswered`: it said nothing in time; `disconnected`: the
   *   connection ended before it answered.
   * @param said WhatsApp's code and message, for the log.
   */
  constructor(
    readonly why: 'refused' | 'unanswered' | 'disconnected',
    readonly said: string,
  ) {
    super(`no pairing code: ${why} (${said})`);
  }
}

/** A call, as its notice names it. */
export interface RingingCall {
  callId: string;
  /** JID that it came from: the caller, or a group. */
  from: string;
  /** JID of who calls. */
  creator: string;
}

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

/** Logger of the library; pino's loggers fit. It never gets keys nor message texts. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** A proxy that everything of one number goes through. */
export interface ProxyRoute {
  /** `http://`, `https://` or `socks5://`, with the user name and password where it wants them. */
  url: string;
  /** Addresses of its host that may be connected to, in order. */
  addresses: readonly string[];
}

/** How a socket reaches WhatsApp. Both `url` and `rootKey`, or neither (the live service). */
export interface ServerAddress {
  url: string;
  /** Public root key of the server's certificate chain: 64 hex digits. */
  rootKey: string;
}

/** The oldest message of a chat that is known, and how many older ones are wanted. */
export interface HistoryQuestion {
  waMessageId: string;
  /** JID of the chat as the message named it. */
  chat: string;
  fromMe: boolean;
  timestamp: Date;
  count: number;
}

/** Type of the notice that the phone has no older messages of a chat. */
export const HISTORY_END = 'history_end';

/**
 * One connection attempt of one linked number. It never reconnects by itself: after `close` the
 * supervisor decides and opens a new one.
 */
export interface WhatsAppSocket {
  /** The connection ends or has ended: what is asked over it from now on, or was a moment ago, is not answered. */
  readonly isEnding: boolean;
  on<E extends keyof SocketEvents>(event: E, listener: (payload: SocketEvents[E]) => void): void;
  /**
   * A code to type on the phone instead of scanning; only before pairing. Resolves when WhatsApp has taken
   * it, and rejects with {@link PairingRefused}. A later one takes the place of an earlier one.
   */
  requestPairingCode(phone: string): Promise<TypedCode>;
  /**
   * Takes the answer of the account's passkey; what follows is told by `passkey` events. The ceremony goes on
   * after a {@link PasskeyError}.
   *
   * @param assertion WebAuthn's `AuthenticationResponseJSON`
   * @param ceremonyId of the step that is answered; undefined for whatever is pending.
   */
  answerPasskey(assertion: unknown, ceremonyId?: string): PasskeyStep;
  /** A person has seen the code of the last step on the phone. Throws {@link PasskeyError}. */
  confirmPasskey(ceremonyId?: string): PasskeyStep;
  /** Whether a phone number is on WhatsApp, and its JID. Asks the server every time. */
  lookUp(phone: string): Promise<{ exists: boolean; jid: string | null }>;
  /** Groups of the number. Throws {@link SendError} where there is no connection. */
  readonly groups: WhatsAppGroups;
  /** Pictures of people and groups, and whom the number blocks. Throws likewise. */
  readonly people: WhatsAppPeople;
  /**
   * The administrators of a group, under every address that the server tells of them. Asks the server
   * every time; rejects when it does not tell.
   */
  administrators(group: string): Promise<string[]>;
  /** Tells that messages were read: to our own devices alone where the account does not show what it has read. */
  markRead(messages: readonly ReadMessage[]): Promise<void>;
  /** Shows in a chat that the number writes or records, for some seconds. The number does not come online. */
  showTyping(chat: string, state: TypingState): Promise<void>;
  /** Asks for `presence` events of a person, while the connection lasts. */
  subscribePresence(jid: string): Promise<void>;
  /** Rejects a call that rings. Resolves when WhatsApp has acknowledged it. */
  rejectCall(call: RingingCall): Promise<void>;
  /**
   * Archives, pins, mutes, stars, labels, … on all devices of the account, the phone among them. One at a time for
   * each part of the state. Resolves when it is durable; rejects with {@link AppStateError}, and with
   * {@link SendError} where there is no connection. Sending what was sent already changes nothing.
   */
  changeState(intent: AppStateIntent): Promise<StateOutcome>;
  /** Requests older messages of a chat from our own phone; they come as a history, if the phone answers. */
  askForHistory(question: HistoryQuestion): Promise<void>;
  /** Encrypts a message for its recipient and hands it to WhatsApp. */
  send(message: OutboundMessage): Sending;
  /**
   * The media servers that files are uploaded to and downloaded from. Remembered as long as it holds; rejects
   * when WhatsApp does not tell.
   *
   * @param isFresh asks again, because a server did not take what is remembered.
   */
  mediaHosts(isFresh?: boolean): Promise<MediaHosts>;
  /** Asks our own phone to upload a file again that the media servers have no more. Never rejects; takes a minute at most. */
  askForUpload(request: ReuploadRequest): Promise<Reupload>;
  /** Unlinks this device at the server, and ends. Returns whether the server confirmed it. */
  logout(): Promise<boolean>;
  /** Ends the connection without unlinking. Resolves when nothing more will be committed. */
  close(): Promise<void>;
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
