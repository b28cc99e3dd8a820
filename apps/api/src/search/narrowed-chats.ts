import { Injectable } from '@nestjs/common';
import type { ListChatsQuery } from '@whathooks/dto';
import { ChatsService } from '../chats/kept/chats.service';
import type { ChatRow } from '../chats/kept/store/chat-views';
import type { Actor } from '../platform/access/actor';
import { parseId } from '../platform/database/ids';
import { chatLexeme } from './index/places';

/** How a search is narrowed to some chats. */
export type Narrowing = Pick<ListChatsQuery, 'view' | 'label' | 'sessionId'>;

/** Up to so many chats are named to the index; of more, what is found is compared. */
const NAMED_MAX = 200;

/** The chats in which a search looks: those of a view, and with a label. */
export class NarrowedChats {
  private constructor(
    private readonly isWanted: (chat: ChatRow) => boolean,
    /** The words of the index for each of them; null where there are too many. */
    readonly lexemes: readonly string[] | null,
  ) {}

  static of(isWanted: (chat: ChatRow) => boolean, few: readonly ChatRow[] | null): NarrowedChats {
    return new NarrowedChats(isWanted, few && [...new Set(few.flatMap(lexemesOf))]);
  }

  has(chat: ChatRow | undefined): boolean {
    return chat !== undefined && this.isWanted(chat);
  }
}

/** Messages of a person stand under their LID until their number is known. */
function lexemesOf({ sessionId, jid, lid }: ChatRow): string[] {
  const jids = [jid, ...(lid ? [`${lid}@lid`, `${lid}@hosted.lid`] : [])];
  return jids.map((one) => chatLexeme(sessionId, one));
}

/** Finds out in which chats a search looks. */
@Injectable()
export class SearchNarrowing {
  constructor(private readonly chats: ChatsService) {}

  /** Null where it looks in all. */
  async of(actor: Actor, { view, label, sessionId }: Narrowing): Promise<NarrowedChats | null> {
    if ((view === undefined || view === 'all') && label === undefined) return null;
    const query = {
      ...(view && { view }),
      ...(label && { label }),
      ...(sessionId && { sessionId }),
    };
    const rows = await this.chats.rowsOf(actor, query, NAMED_MAX + 1);
    const labelId = label === undefined ? null : parseId('label', label);
    const userId = actor.kind === 'user' ? actor.userId : null;
    const isWanted = (chat: ChatRow): boolean =>
      (labelId === null || (chat.labels ?? []).some(({ id }) => id === labelId)) &&
      isIn(chat, view ?? 'all', userId);
    return NarrowedChats.of(isWanted, rows.length > NAMED_MAX ? null : rows);
  }
}

/** As lists of chats have it. */
function isIn(chat: ChatRow, view: NonNullable<Narrowing['view']>, userId: string | null): boolean {
  const { state, archived, needsReplySince, assigneeId } = chat;
  if (view === 'all') return true;
  if (view === 'closed') return state === 'closed';
  if (state === 'closed' || archived) return false;
  if (view === 'needs_reply') return needsReplySince !== null;
  if (view === 'unassigned') return assigneeId === null;
  return view === 'open' || (userId !== null && assigneeId === userId);
}
