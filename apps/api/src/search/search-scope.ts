import type { SearchHit } from '@whathooks/dto';
import type { NarrowedChats, Narrowing } from './narrowed-chats';

/** Where a search looks. */
export interface SearchScope {
  /** UUID; null for all sessions. */
  sessionId: string | null;
  /** UUIDs of the sessions to which the caller is limited, at least one; null for no limit. */
  reach: readonly string[] | null;
  /** JIDs under which the messages of one chat stand; null for all chats. */
  jids: readonly string[] | null;
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
