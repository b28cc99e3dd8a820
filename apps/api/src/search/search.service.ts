import { Injectable } from '@nestjs/common';
import { PAGE_DEFAULT, type SearchPage, type SearchQuery, type Searched } from '@whathooks/dto';
import { ChatsService } from '../chats/kept/chats.service';
import type { Actor } from '../platform/access/actor';
import { leastId } from '../platform/database/ids';
import { ApiError } from '../platform/http/problems/api-error';
import { invalidFields, sentence } from '../platform/http/problems/invalid-field';
import { SessionLookup } from '../sessions/door/session-lookup';
import { type EntryKind, SearchEntriesRepository } from './index/search-entries.repository';
import { MessageSearch } from './message-search';
import { NameSearch } from './name-search';
import { SearchNarrowing } from './narrowed-chats';
import type { HitPage, PageOfSearch, SearchScope } from './search-scope';
import { SearchWords } from './text/search-words';

const KINDS: Record<Searched, readonly EntryKind[]> = {
  messages: ['m'],
  files: ['m'],
  chats: ['c', 'g'],
  contacts: ['c'],
};

/** Finds messages, files, chats and contacts. */
@Injectable()
export class SearchService {
  constructor(
    private readonly messages: MessageSearch,
    private readonly names: NameSearch,
    private readonly chats: ChatsService,
    private readonly sessions: SessionLookup,
    private readonly entries: SearchEntriesRepository,
    private readonly narrowing: SearchNarrowing,
  ) {}

  /** @throws ApiError not_found, invalid_cursor */
  async search(actor: Actor, query: SearchQuery): Promise<SearchPage> {
    const scope = await this.scopeOf(actor, query);
    const words = SearchWords.of(query.q);
    if (words.isEmpty || scope.reach?.length === 0)
      return { data: [], nextCursor: null, indexedFrom: null };
    const searched = query.in ?? 'messages';
    const page = { cursor: query.cursor, limit: query.limit ?? PAGE_DEFAULT };
    const found = await this.find(actor, searched, words, scope, page);
    return {
      data: found.hits,
      nextCursor: found.next,
      indexedFrom: await this.indexedFrom(searched),
    };
  }

  private find(
    actor: Actor,
    searched: Searched,
    words: SearchWords,
    scope: SearchScope,
    page: PageOfSearch,
  ): Promise<HitPage> {
    switch (searched) {
      case 'messages':
        return this.messages.find(actor, words, 'text', scope, page);
      case 'files':
        return this.messages.find(actor, words, 'fileName', scope, page);
      case 'chats':
        return this.names.chatsNamed(actor, words, scope, page);
      case 'contacts':
        return this.names.contacts(actor, words, scope, page);
    }
  }

  private async scopeOf(actor: Actor, query: SearchQuery): Promise<SearchScope> {
    const { sessionId, chatId, view, label } = query;
    if (chatId && query.chat) throw bothChats();
    const [session = null] = sessionId ? await this.sessions.resolveIds(actor, [sessionId]) : [];
    const narrowing = {
      ...(view && { view }),
      ...(label && { label }),
      ...(sessionId && { sessionId }),
    };
    const chats = await this.narrowing.of(actor, narrowing);
    const reach = actor.reach && actor.reach.sessionIds;
    const rest = { ...messageScope(query), asked: query.q, chats, narrowing, reach };
    if (query.chat) {
      const { jids, places } = await this.chats.named(actor, query.chat);
      return { ...rest, sessionId: session, jids, places };
    }
    if (!chatId) return { ...rest, sessionId: session, jids: null, places: null };
    const chat = await this.chats.row(actor, chatId);
    // Messages of a person stand under their LID until their number is known.
    const lid = chat.lid ? [`${chat.lid}@lid`, `${chat.lid}@hosted.lid`] : [];
    const jids = [...new Set([chat.jid, ...lid])];
    return { ...rest, sessionId: chat.sessionId, jids, places: null };
  }

  private async indexedFrom(searched: Searched): Promise<string | null> {
    const id = await this.entries.indexedFromOfAll(KINDS[searched]);
    if (!id) return null;
    const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    return new Date(Math.min(ms, Date.now())).toISOString();
  }
}

/** What messages are narrowed to. */
function messageScope({
  direction,
  status,
  starred,
  since,
  until,
}: SearchQuery): Pick<SearchScope, 'narrowed' | 'before' | 'from'> {
  return {
    narrowed: {
      ...(direction && { direction }),
      ...(status && { status }),
      ...(starred !== undefined && { starred }),
    },
    before: until ? leastId(new Date(until)) : null,
    from: since ? leastId(new Date(since)) : null,
  };
}

function bothChats(): ApiError {
  const message = 'only one of chatId and chat says in which chat';
  return invalidFields(
    sentence(message),
    ['chatId', 'chat'].map((path) => ({ path, message, code: 'not_together' as const })),
  );
}
