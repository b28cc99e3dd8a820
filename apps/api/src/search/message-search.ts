import { Injectable } from '@nestjs/common';
import type { SearchHighlight, SearchHit } from '@whathooks/dto';
import { ChatsService } from '../chats/kept/chats.service';
import { chatFacts } from '../chats/kept/store/chat-views';
import { MessagesService } from '../messages/messages.service';
import { type MessageText, MessageTexts } from '../messages/store/message-texts.repository';
import type { Actor } from '../platform/access/actor';
import { type Found, FoundEntries } from './found-entries';
import { chatLexeme, sessionLexeme } from './index/places';
import type { EntryRef } from './index/search-entries.repository';
import type { HitPage, PageOfSearch, SearchScope } from './search-scope';
import type { Range, SearchWords } from './text/search-words';

type FoundMessage = MessageText & { places: Range[] };

/** Finds messages by their texts, and by the names of their files. */
@Injectable()
export class MessageSearch {
  constructor(
    private readonly entries: FoundEntries,
    private readonly texts: MessageTexts,
    private readonly messages: MessagesService,
    private readonly chats: ChatsService,
  ) {}

  /** @param field what is searched of a message. */
  async find(
    actor: Actor,
    words: SearchWords,
    field: 'text' | 'fileName',
    scope: SearchScope,
    page: PageOfSearch,
  ): Promise<HitPage> {
    const { organizationId } = actor;
    const wanted = { organizationId, words, field, kinds: ['m'] as const, within: within(scope) };
    const read = async (refs: readonly EntryRef[]): Promise<Found<FoundMessage>[]> => {
      const among = await this.read(actor, refs, (message) => {
        if (scope.sessionId && message.sessionId !== scope.sessionId) return null;
        if (scope.jids && !scope.jids.includes(message.chat)) return null;
        return words.placesIn(message[field]);
      });
      return this.inChats(actor, among, scope);
    };
    // Nothing stands in no chat.
    if (scope.chats?.lexemes?.length === 0) return { hits: [], next: null };
    const { found, next } = await this.entries.page(wanted, page, read);
    return {
      hits: await this.hits(
        actor,
        found.map(({ row }) => row),
        field,
      ),
      next,
    };
  }

  private async read(
    actor: Actor,
    refs: readonly EntryRef[],
    placesOf: (message: MessageText) => Range[] | null,
  ): Promise<Found<FoundMessage>[]> {
    const texts = await this.texts.of(
      actor,
      refs.map(({ id }) => id),
    );
    return refs.flatMap((ref) => {
      const message = texts.get(ref.id);
      const places = message ? placesOf(message) : null;
      return message && places ? [{ ref, row: { ...message, places } }] : [];
    });
  }

  /** Those that stand in the chats to which a search is narrowed. */
  private async inChats(
    actor: Actor,
    found: Found<FoundMessage>[],
    { chats }: SearchScope,
  ): Promise<Found<FoundMessage>[]> {
    if (!chats || found.length === 0) return found;
    const places = found.map(({ row }) => ({ sessionId: row.sessionId, jid: row.chat }));
    const rows = await this.chats.inPlaces(actor, places);
    const byPlace = new Map(rows.map((row) => [row.sessionId + row.jid, row]));
    return found.filter(({ row }) => chats.has(byPlace.get(row.sessionId + row.chat)));
  }

  private async hits(
    actor: Actor,
    found: readonly FoundMessage[],
    field: 'text' | 'fileName',
  ): Promise<SearchHit[]> {
    const views = await this.messages.viewsOf(
      actor,
      found.map(({ id }) => id),
    );
    const chats = await this.chats.inPlaces(
      actor,
      found.map(({ sessionId, chat: jid }) => ({ sessionId, jid })),
    );
    const facts = new Map(chats.map((row) => [row.sessionId + row.jid, chatFacts(row)]));
    return found.flatMap(({ id, sessionId, chat, places }) => {
      const message = views.get(id);
      const chatOf = facts.get(sessionId + chat);
      if (!message) return [];
      return [
        {
          in: field === 'text' ? ('messages' as const) : ('files' as const),
          id: message.id,
          chatId: chatOf?.id ?? null,
          title: chatOf?.title ?? chat.replace(/@.*$/, ''),
          timestamp: message.timestamp,
          highlights: places.map((place): SearchHighlight => ({ field, ...place })),
          message,
          chat: null,
          contact: null,
        },
      ];
    });
  }
}

function within({ sessionId, jids, chats, reach }: SearchScope): string[][] {
  if (chats?.lexemes && !jids) return [[...chats.lexemes]];
  if (!sessionId) return reach ? [reach.map(sessionLexeme)] : [];
  return jids ? [jids.map((jid) => chatLexeme(sessionId, jid))] : [[sessionLexeme(sessionId)]];
}
