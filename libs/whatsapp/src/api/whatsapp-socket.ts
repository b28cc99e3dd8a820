/**
 * What the rest of the product may know about a WhatsApp connection, with the files beside this one.
 *
 * Nothing here mentions Baileys, HTTP or a database: the gateway opens a {@link WhatsAppSocket},
 * gives it a {@link SessionStore}, and listens.
 */

import type { AppStateIntent, StateOutcome } from './app-state';
import type { Presence, ReadMessage, TypingState } from './activity';
import type { WhatsAppGroups, WhatsAppPeople } from './groups';
import type { MediaHosts, Reupload, ReuploadRequest } from './media';
import type { PasskeyStep } from './passkey';
import type { Closed } from './closing';
import type { LimitsUpdate } from './limits';
import type { TypedCode, PairingCodeChange } from './pairing';
import type { OutboundMessage, Sending } from './sending';

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

/** A call, as its notice names it. */
export interface RingingCall {
  callId: string;
  /** JID that it came from: the caller, or a group. */
  from: string;
  /** JID of who calls. */
  creator: string;
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
