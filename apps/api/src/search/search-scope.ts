import type { SearchHit } from '@whathooks/dto';
import type { MessageNarrowing } from '../messages/store/message-texts.repository';
import type { ChatPlace } from '../messages/store/chats/chat-titles';
import type { NarrowedChats, Narrowing } from './narrowed-chats';

/** Where a search looks. */
export interface SearchScope {
  /** What was asked for, as it was written. */
  asked: string;
  /** UUID; null for all sessions. */
  sessionId: string | null;
  /** UUIDs of the sessions to which the caller is limited, at least one; null for no limit. */
  reach: readonly string[] | null;
  /** JIDs under which the messages of one chat stand; null for all chats. */
  jids: readonly string[] | null;
  /** Where chats of these JIDs are, in any session; null where one session or no chat is named. */
  places: readonly ChatPlace[] | null;
  /** What messages are narrowed to. */
  narrowed: MessageNarrowing;
  /** UUIDs: messages older than the one, and not older than the other; null for no end. */
  before: string | null;
  from: string | null;
  /** Chats to which it is narrowed; null for all. */
  chats: NarrowedChats | null;
  /** How it is narrowed to them. */
  narrowing: Narrowing;
}

/** Which page. */
export interface PageOfSearch {
  /** The `next` of the page before; undefined for the first one. */
  cursor: string | undefined;
  limit: number;
}

/** A page of what was found. */
export interface HitPage {
  hits: SearchHit[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}
