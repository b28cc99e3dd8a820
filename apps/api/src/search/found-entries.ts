import { Injectable } from '@nestjs/common';
import type { Tenant } from '../platform/database/tenant-repository';
import { decodeCursor, encodeCursor } from '../platform/database/cursor';
import { leastId } from '../platform/database/ids';
import { type Field, inField, quoted, spansBefore } from './index/places';
import {
  type EntryKind,
  type EntryRef,
  SearchEntriesRepository,
} from './index/search-entries.repository';
import type { PageOfSearch } from './search-scope';
import type { SearchWords } from './text/search-words';

/** What a search looks for, and where. */
export interface Wanted extends Tenant {
  words: SearchWords;
  field: Field;
  kinds: readonly EntryKind[];
  /** Each a list of words of the index, of which an entry has one. */
  within: readonly (readonly string[])[];
  /** UUIDs: entries older than the one, and not older than the other; null for no end. */
  before?: string | null;
  from?: string | null;
}

/** Something that was found, and what was read of it. */
export interface Found<Row> {
  ref: EntryRef;
  row: Row;
}

/** What was found in another way than by words, newest first. */
export interface AlsoFound<Row> {
  found: Found<Row>[];
  /** UUID up to where it was looked for; null for all. */
  examinedTo: string | null;
}

/** Newest entries first. */
export interface FoundPage<Row> {
  found: Found<Row>[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** What is not indexed yet and is read by a search, newest first. */
const PENDING_MAX = 2_000;
/** Entries that one search reads at most in which the words may stand, and do not. */
const READ_MAX = 2_000;
/** A message that another process has just written may be a little ahead of the clock. */
const AHEAD_MS = 60_000;

/** Finds entries in which words stand: in the index, and in what is not indexed yet. */
@Injectable()
export class FoundEntries {
  constructor(private readonly entries: SearchEntriesRepository) {}

  /**
   * A page.
   *
   * @param read reads entries; entries whose message is gone, or does not fit, are left out.
   * @throws ApiError invalid_cursor
   */
  async page<Row>(
    wanted: Wanted,
    { cursor, limit }: PageOfSearch,
    read: (refs: readonly EntryRef[]) => Promise<Found<Row>[]>,
    also: AlsoFound<Row> = { found: [], examinedTo: null },
  ): Promise<FoundPage<Row>> {
    const start = startOf(wanted, cursor);
    // First what is not indexed: what is indexed meanwhile is found twice, and not missed.
    const pending = await this.pending(wanted, start, read);
    const { found, ...indexed } = await this.indexed(wanted, start, limit, read);
    const examinedTo = laterOf(indexed.examinedTo, also.examinedTo);
    const all = [...also.found, ...found, ...pending];
    const together = new Map(all.map((one) => [one.ref.kind + one.ref.id, one]));
    const sorted = [...together.values()]
      .filter(({ ref }) => examinedTo === null || ref.id >= examinedTo)
      .toSorted((a, b) => (a.ref.id < b.ref.id ? 1 : -1));
    const shown = sorted.slice(0, limit);
    const last = sorted.length > limit ? shown.at(-1)?.ref.id : examinedTo;
    return { found: shown, next: last ? encodeCursor(last) : null };
  }

  /** @returns up to where everything was looked at; null for all. */
  private async indexed<Row>(
    wanted: Wanted,
    start: string,
    limit: number,
    read: (refs: readonly EntryRef[]) => Promise<Found<Row>[]>,
  ): Promise<{ found: Found<Row>[]; examinedTo: string | null }> {
    const found: Found<Row>[] = [];
    let from = start;
    for (let examined = 0; examined < READ_MAX;) {
      const most = Math.max(limit + 1 - found.length, examined);
      const refs = await this.entries.find(wanted, conditionsOf(wanted, from), {
        before: from,
        kinds: wanted.kinds,
        limit: most,
      });
      found.push(...(await read(refs.filter(({ id }) => isAfter(wanted, id)))));
      examined += refs.length;
      from = refs.at(-1)?.id ?? from;
      if (refs.length < most || !isAfter(wanted, from)) return { found, examinedTo: null };
      if (found.length > limit) return { found, examinedTo: from };
    }
    return { found, examinedTo: from };
  }

  private async pending<Row>(
    wanted: Wanted,
    start: string,
    read: (refs: readonly EntryRef[]) => Promise<Found<Row>[]>,
  ): Promise<Found<Row>[]> {
    const refs = await this.entries.pending(wanted, wanted.kinds, PENDING_MAX);
    return read(refs.filter(({ id }) => id < start && isAfter(wanted, id)));
  }
}

/**
 * UUID before which a page of a search begins.
 *
 * @throws ApiError invalid_cursor
 */
export function startOf({ before }: Pick<Wanted, 'before'>, cursor: string | undefined): string {
  const newest = leastId(new Date(Date.now() + AHEAD_MS));
  const start = cursor ? decodeCursor(cursor) : newest;
  return before && before < start ? before : start;
}

function isAfter({ from }: Wanted, id: string): boolean {
  return !from || id >= from;
}

function laterOf(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Conditions of the index for ever longer times back from a moment, the last for all time. */
export function conditionsOf(
  { words, field, within, organizationId }: Wanted,
  before: string,
): string[] {
  const all = [
    ...words.lexemes.map((lexeme) => quoted(inField(field, lexeme))),
    ...within.map((names) => `(${names.map(quoted).join(' | ')})`),
  ].join(' & ');
  return spansBefore(field, organizationId, before).map((span) => `${all} & ${span}`);
}
