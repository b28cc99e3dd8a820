import { Injectable } from '@nestjs/common';
import type { SearchHighlight, SearchHit } from '@whathooks/dto';
import { ChatsService } from '../chats/kept/chats.service';
import { chatFacts } from '../chats/kept/store/chat-views';
import { MessagesService } from '../messages/messages.service';
import { type MessageText, MessageTexts } from '../messages/store/message-texts.repository';
import type { Actor } from '../platform/access/actor';
import { LEAST_ID, parseId } from '../platform/database/ids';
import { SessionLookup } from '../sessions/door/session-lookup';
import { type AlsoFound, type Found, FoundEntries, startOf } from './found-entries';
import { chatLexeme, sessionLexeme } from './index/places';
import type { EntryRef } from './index/search-entries.repository';
import { NameSearch } from './name-search';
import type { HitPage, PageOfSearch, SearchScope } from './search-scope';
import { type Range, SearchWords } from './text/search-words';

const OUR_ID = /^msg_[0-9a-f]{32}$/i;
/** WhatsApp's ids are digits and capital letters; those of some devices have others, too. */
const WHATSAPP_ID = /^(?=.*\d)[0-9A-Za-z.-]{12,64}$/;
/** Messages of several chats may have one id. */
const NAMED_MAX = 20;
const WRITTEN_PHONE = /^\+?[\d\s()./\u2010-\u2013-]+$/;
const PHONE_LEAST = 5;
const PHONE_MOST = 15;
/** People with numbers of which one is a part. */
const PEOPLE_MAX = 20;

type FoundMessage = MessageText & { places: Range[] };

/** Finds messages by their texts, and by the names of their files. */
@Injectable()
export class MessageSearch {
  constructor(
    private readonly entries: FoundEntries,
    private readonly texts: MessageTexts,
    private readonly messages: MessagesService,
    private readonly chats: ChatsService,
    private readonly names: NameSearch,
    private readonly sessions: SessionLookup,
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
    // Nothing stands in no chat.
    if (scope.chats?.lexemes?.length === 0) return { hits: [], next: null };
    if (field === 'text' && page.cursor === undefined) {
      const named = await this.named(actor, scope);
      if (named.length > 0) return { hits: await this.hits(actor, named, field), next: null };
    }
    const { before, from } = scope;
    const at = { before, from, within: within(scope) };
    const wanted = { organizationId, words, field, kinds: ['m'] as const, ...at };
    const read = async (refs: readonly EntryRef[]): Promise<Found<FoundMessage>[]> => {
      const among = await this.read(actor, refs, (message) =>
        fits(message, scope) ? words.placesIn(message[field]) : null,
      );
      return this.inChats(actor, among, scope);
    };
    const also = field === 'text' ? await this.withNumber(actor, words, scope, page) : undefined;
    const { found, next } = await this.entries.page(wanted, page, read, also);
    return {
      hits: await this.hits(
        actor,
        found.map(({ row }) => row),
        field,
      ),
      next,
    };
  }

  /** The message of an id, ours or WhatsApp's, where that is what somebody looks for. */
  private async named(actor: Actor, scope: SearchScope): Promise<FoundMessage[]> {
    const asked = scope.asked.trim();
    const ids = OUR_ID.test(asked)
      ? [parseId('message', asked.toLowerCase())]
      : WHATSAPP_ID.test(asked)
        ? await this.texts.named(actor, await this.sessions.allIds(actor), asked, NAMED_MAX)
        : [];
    const found = await this.read(actor, refsOf(ids), (message) =>
      fits(message, scope) ? [] : null,
    );
    return (await this.inChats(actor, found, scope)).map(({ row }) => row);
  }

  /** What was written with whom a number, or a part of one, belongs to. */
  private async withNumber(
    actor: Actor,
    words: SearchWords,
    scope: SearchScope,
    { cursor, limit }: PageOfSearch,
  ): Promise<AlsoFound<FoundMessage>> {
    const none = { found: [], examinedTo: null };
    const digits = phoneIn(scope.asked);
    if (digits === null) return none;
    const people = await this.names.contacts(actor, SearchWords.of(digits), scope, {
      cursor: undefined,
      limit: PEOPLE_MAX,
    });
    const numbers = people.hits.flatMap(({ contact }) => contact?.phone ?? contact?.lid ?? []);
    const named = await Promise.all(
      [...new Set([digits, ...numbers])].map((one) => this.messages.chatsNamed(actor, one)),
    );
    const jids = [...new Set(named.flat())].filter((jid) => scope.jids?.includes(jid) ?? true);
    const ids = await this.texts.inChats(
      actor,
      {
        ...scope.narrowed,
        jids,
        sessionId: scope.sessionId,
        before: startOf(scope, cursor),
        from: scope.from ?? LEAST_ID,
      },
      limit + 1,
    );
    const found = await this.read(actor, refsOf(ids), (message) =>
      fits(message, scope) ? (words.placesIn(message.text) ?? []) : null,
    );
    return {
      found: await this.inChats(actor, found, scope),
      examinedTo: (ids.length > limit && ids.at(-1)) || null,
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

function refsOf(ids: readonly string[]): EntryRef[] {
  return ids.map((id) => ({ kind: 'm', id }));
}

function fits(message: MessageText, { sessionId, jids, narrowed }: SearchScope): boolean {
  const { direction, status, starred } = narrowed;
  return (
    (!sessionId || message.sessionId === sessionId) &&
    (!jids || jids.includes(message.chat)) &&
    (!direction || message.direction === direction) &&
    (!status || message.status === status) &&
    (starred === undefined || message.starred === starred)
  );
}

/** Digits of a number that somebody looks for, however it is written; null for anything else. */
function phoneIn(asked: string): string | null {
  const written = asked.replaceAll(/\p{Bidi_Control}/gu, '').trim();
  if (!WRITTEN_PHONE.test(written)) return null;
  // What is dialled before a number, abroad or at home, is no part of it.
  const digits = written.replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length >= PHONE_LEAST && digits.length <= PHONE_MOST ? digits : null;
}

function within({ sessionId, jids, places, chats, reach }: SearchScope): string[][] {
  if (places && places.length > 0 && !sessionId)
    return [places.map((place) => chatLexeme(place.sessionId, place.jid))];
  if (chats?.lexemes && !jids) return [[...chats.lexemes]];
  if (!sessionId) return reach ? [reach.map(sessionLexeme)] : [];
  return jids ? [jids.map((jid) => chatLexeme(sessionId, jid))] : [[sessionLexeme(sessionId)]];
}
