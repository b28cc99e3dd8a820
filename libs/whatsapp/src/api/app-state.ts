/** What the rest of the product may know about the state that all devices of an account share. */

/** A message as the state of an account names it. */
export interface StateMessage {
  waMessageId: string;
  /** JID of its chat: by phone number where that is known. */
  chat: string;
  fromMe: boolean;
  /** JID of who wrote it in a group; null in a chat with a person, and of what the number itself wrote. */
  author: string | null;
}

/** What a person did, on the phone or on another device of the account. */
export type StateAction =
  | { kind: 'archive'; chat: string; archived: boolean }
  | { kind: 'pin'; chat: string; pinned: boolean }
  /** Until when it is muted; {@link MUTED_FOR_GOOD} where it has no end, null where it is not muted. */
  | { kind: 'mute'; chat: string; until: Date | null }
  /** All of it was read, or it was marked as unread. */
  | { kind: 'read'; chat: string; read: boolean }
  | { kind: 'star'; message: StateMessage; starred: boolean }
  /** A label was created, renamed or, with `deleted`, removed. `color` is one of WhatsApp's, 0 to 19. */
  | { kind: 'labelEdit'; labelId: string; name: string; color: number; deleted: boolean }
  | { kind: 'labelChat'; labelId: string; chat: string; labeled: boolean }
  | { kind: 'labelMessage'; labelId: string; message: StateMessage; labeled: boolean }
  /** As the address book of the phone has it; null: it has it no more. `chat` is the person. */
  | { kind: 'contactName'; chat: string; name: string | null };

/** A change of the app state, reported one at a time and in order. */
export type AppStateChange = (
  | StateAction
  /** The message was deleted from all devices of the account, but not for other people. */
  | { kind: 'deleteForMe'; message: StateMessage }
  /** The messages of the chat up to then are gone, but for starred ones where `keepsStarred`. */
  | { kind: 'clearChat'; chat: string; keepsStarred: boolean; upTo: Date | null }
  /** The chat is gone, with its messages up to then. */
  | { kind: 'deleteChat'; chat: string; upTo: Date | null }
  | { kind: 'pushName'; name: string }
  /**
   * What a history calls a person: in the address book of the phone, and as they call themselves. It is older than
   * whatever else is told of either: it counts where nothing is known.
   */
  | { kind: 'toldNames'; chat: string; name: string | null; pushName: string | null }
  /** Whether a new message takes a chat out of the archive. */
  | { kind: 'unarchiveChats'; enabled: boolean }
) & {
  /** When it was done, by the clock of the device. */
  at: Date;
  /** JID by which the phone names the chat or the person; empty where there is none. */
  namedAs: string;
};

/** A message that ends what an intent is about: everything up to it is meant. */
export interface RangeMessage extends StateMessage {
  /** When it was sent. */
  at: Date;
}

/** What is to be done on all devices of the account, the phone among them. */
export type AppStateIntent = (
  | Exclude<StateAction, { kind: 'archive' | 'read' }>
  /** `newest` are the newest messages of the chat, the newest last; the phone ignores it without them. */
  | (Extract<StateAction, { kind: 'archive' | 'read' }> & { newest: readonly RangeMessage[] })
  | { kind: 'pushName'; name: string }
) & {
  /** When it was requested: later changes on the phone win. */
  at: Date;
};

/** Until when a chat is muted that is muted without an end. */
export const MUTED_FOR_GOOD = new Date('9999-12-31T00:00:00.000Z');

/** What came of an intent. */
export type StateOutcome =
  | 'sent'
  /** The state was as requested already: another device changed it, or an earlier attempt did. */
  | 'known'
  /** Another device did something else since; that holds. */
  | 'superseded';

/** An intent that was not carried out. */
export class AppStateError extends Error {
  /**
   * @param why `refused`: WhatsApp will not take it, however often it is sent; `no_key`: the phone has not shared
   *   the key of the state yet; `conflict`: other devices were faster each time; `unreadable`: what WhatsApp has
   *   of the collection cannot be verified; `unanswered`: whether the server has it is unknown.
   */
  constructor(
    readonly why: 'refused' | 'no_key' | 'conflict' | 'unreadable' | 'unanswered',
    message: string,
  ) {
    super(message);
  }
}
