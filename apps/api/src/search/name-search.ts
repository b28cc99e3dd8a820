import { Injectable } from '@nestjs/common';
import type { SearchHighlight, SearchHit } from '@whathooks/dto';
import { ChatsService } from '../chats/kept/chats.service';
import { type ChatRow, chatFacts } from '../chats/kept/store/chat-views';
import { type ChatName, ChatNames } from '../chats/contacts/chat-names.repository';
import { contactView } from '../chats/contacts/contact-views';
import { titleOf } from '../chats/contacts/titles';
import type { Actor } from '../platform/access/actor';
import { decodeCursor, encodeCursor } from '../platform/database/cursor';
import { publicId } from '../platform/database/ids';
import { GREATEST_ID } from '../platform/database/side';
import { type Found, FoundEntries, type FoundPage, type Wanted } from './found-entries';
import { nameFields, nameText } from './index/entry-words';
import { sessionLexeme } from './index/places';
import type { EntryKind, EntryRef } from './index/search-entries.repository';
import type { HitPage, PageOfSearch, SearchScope } from './search-scope';
import type { Range, SearchWords } from './text/search-words';

type FoundName = ChatName & { places: Range[] };

/** Chats with new messages, which are looked through first: people look for those most. */
const NEWEST_CHATS = 200;

/** Begins cursors of pages of those. */
const NEWEST_MARK = 'n';

/** Finds people and chats by names and numbers. */
@Injectable()
export class NameSearch {
  constructor(
    private readonly entries: FoundEntries,
    private readonly names: ChatNames,
    private readonly chats: ChatsService,
  ) {}

  async contacts(
    actor: Actor,
    words: SearchWords,
    scope: SearchScope,
    page: PageOfSearch,
  ): Promise<HitPage> {
    const { found, next } = await this.find(actor, words, ['c'], scope, page);
    const named = found.map(({ row }) => row);
    const chats = await this.chatsOf(actor, named);
    const people = scope.chats ? named.filter(({ id }) => scope.chats?.has(chats.get(id))) : named;
    return {
      hits: people.map((row) => contactHit(row, chats.get(row.id))),
      next,
    };
  }

  /** Those with new messages first, and then the others. */
  async chatsNamed(
    actor: Actor,
    words: SearchWords,
    scope: SearchScope,
    { cursor, limit }: PageOfSearch,
  ): Promise<HitPage> {
    const newest = await this.chats.rowsOf(actor, scope.narrowing, NEWEST_CHATS + 1);
    const looked = newest.slice(0, NEWEST_CHATS);
    const among = amongNewest(looked, words, cursor);
    const shown = among.slice(0, limit);
    const last = among.length > limit ? shown.at(-1) : undefined;
    if (last) {
      const next = NEWEST_MARK + encodeCursor(last.row.position);
      return { hits: await this.chatHits(actor, shown), next };
    }
    const isOlder = cursor !== undefined && !cursor.startsWith(NEWEST_MARK);
    if (newest.length <= NEWEST_CHATS && !isOlder)
      return { hits: await this.chatHits(actor, shown), next: null };
    const rest = { cursor: isOlder ? cursor : undefined, limit };
    const page = await this.find(actor, words, ['c', 'g'], scope, rest);
    const others = (await this.othersOf(actor, page, new Set(looked.map(({ id }) => id)))).filter(
      ({ row }) => !scope.chats || scope.chats.has(row),
    );
    return { hits: await this.chatHits(actor, [...shown, ...others]), next: page.next };
  }

  private async othersOf(
    actor: Actor,
    { found }: FoundPage<FoundName>,
    known: ReadonlySet<string>,
  ): Promise<{ row: ChatRow; places: Range[] }[]> {
    const names = found.map(({ row }) => row);
    const chats = await this.chatsOf(actor, names);
    return names.flatMap(({ id }) => {
      const row = chats.get(id);
      return row && !known.has(row.id) ? [{ row, places: [] }] : [];
    });
  }

  private async chatHits(
    actor: Actor,
    found: readonly { row: ChatRow; places: Range[] }[],
  ): Promise<SearchHit[]> {
    const views = await this.chats.views(
      actor,
      found.map(({ row }) => row),
    );
    return views.map((chat, at) => ({
      in: 'chats',
      id: chat.id,
      chatId: chat.id,
      title: chat.title,
      timestamp: chat.updatedAt,
      highlights: inFirst('title', chat.title, found[at]?.places ?? []),
      message: null,
      chat,
      contact: null,
    }));
  }

  private find(
    actor: Actor,
    words: SearchWords,
    kinds: readonly EntryKind[],
    { sessionId, reach }: SearchScope,
    page: PageOfSearch,
  ): Promise<FoundPage<FoundName>> {
    const sessions = sessionId ? [sessionId] : reach;
    const wanted: Wanted = {
      organizationId: actor.organizationId,
      words,
      field: 'name',
      kinds,
      within: sessions ? [sessions.map(sessionLexeme)] : [],
    };
    return this.entries.page(wanted, page, (refs) =>
      this.read(actor, refs, (name) =>
        sessionId && name.sessionId !== sessionId ? null : words.placesIn(nameText(name)),
      ),
    );
  }

  private async read(
    actor: Actor,
    refs: readonly EntryRef[],
    placesOf: (name: ChatName) => Range[] | null,
  ): Promise<Found<FoundName>[]> {
    if (refs.length === 0) return [];
    const of = (wanted: EntryKind): string[] =>
      refs.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
    const names = await this.names.of(actor, of('c'), of('g'));
    const byRef = new Map(
      names.map((name) => [(name.kind === 'contact' ? 'c' : 'g') + name.id, name]),
    );
    return refs.flatMap((ref) => {
      const name = byRef.get(ref.kind + ref.id);
      const places = name ? placesOf(name) : null;
      return name && places ? [{ ref, row: { ...name, places } }] : [];
    });
  }

  /** Chats with people and of groups, by the UUIDs of those. */
  private async chatsOf(actor: Actor, names: readonly ChatName[]): Promise<Map<string, ChatRow>> {
    const places = names.flatMap((name) =>
      jidsOf(name).map((jid) => ({ id: name.id, sessionId: name.sessionId, jid })),
    );
    const rows = await this.chats.inPlaces(actor, places);
    const byPlace = new Map(rows.map((row) => [row.sessionId + row.jid, row]));
    return new Map(
      places.flatMap(({ id, sessionId, jid }) => {
        const row = byPlace.get(sessionId + jid);
        return row ? [[id, row] as const] : [];
      }),
    );
  }
}

/** Of the chats with new messages those that are found, after a cursor that names one of them. */
function amongNewest(
  newest: readonly ChatRow[],
  words: SearchWords,
  cursor: string | undefined,
): { row: ChatRow; places: Range[] }[] {
  const isMarked = cursor?.startsWith(NEWEST_MARK) ?? false;
  if (cursor !== undefined && !isMarked) return [];
  const before = isMarked ? decodeCursor((cursor ?? '').slice(NEWEST_MARK.length)) : GREATEST_ID;
  return newest.flatMap((row) => {
    const places = row.position < before ? words.placesIn(chatText(row)) : null;
    return places ? [{ row, places }] : [];
  });
}

function jidsOf({ jid, phone, lid }: ChatName): string[] {
  if (jid) return [jid];
  return [...(lid ? [`${lid}@lid`] : []), ...(phone ? [`${phone}@s.whatsapp.net`] : [])];
}

/** The title first, so that places in it are told. */
function chatText(row: ChatRow): string {
  const { title, phone, lid } = chatFacts(row);
  const { name, verifiedName, pushName } = row;
  return [title, name, verifiedName, pushName, phone, lid].filter(Boolean).join('\n');
}

function contactHit(row: FoundName, chat: ChatRow | undefined): SearchHit {
  const contact = contactView(row);
  return {
    in: 'contacts',
    id: contact.id,
    chatId: chat ? publicId('chat', chat.id) : null,
    title: titleOf(row),
    timestamp: contact.updatedAt,
    highlights: inFields(row),
    message: null,
    chat: null,
    contact,
  };
}

/** Places within the lines of a text, each in its field. */
function inFields(row: FoundName): SearchHighlight[] {
  let at = 0;
  return nameFields(row).flatMap(({ field, value }) => {
    const from = at;
    at += value.length + 1;
    if (field === 'subject') return [];
    return row.places
      .filter(({ start, end }) => start >= from && end <= from + value.length)
      .map(({ start, end }) => ({ field, start: start - from, end: end - from }));
  });
}

function inFirst(
  field: SearchHighlight['field'],
  value: string,
  places: readonly Range[],
): SearchHighlight[] {
  return places
    .filter(({ end }) => end <= value.length)
    .map(({ start, end }) => ({ field, start, end }));
}
