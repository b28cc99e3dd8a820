import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { inOrganization } from '../../platform/scope/scope';

/** m: message, c: contact, g: group. */
export type EntryKind = 'm' | 'c' | 'g';

/** What is indexed, by UUID. */
export interface EntryRef {
  kind: EntryKind;
  id: string;
}

/** What something is found by. */
export interface Entry extends EntryRef {
  organizationId: string;
  /** A tsvector. */
  words: string;
}

/** What is noted and not indexed yet. `$1` the organization, `$2` kinds, `$3` most. */
export const FIND_PENDING = `
  SELECT kind::text AS kind, id FROM (
    SELECT kind, id FROM search_pending WHERE organization_id = $1 ORDER BY seq DESC LIMIT $3) newest
  WHERE kind::text = ANY ($2)`;

/** What messages, contacts and groups are found by. */
@Injectable()
export class SearchEntriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Entries that fit, newest first.
   *
   * @param conditions tsqueries for ever longer times back from `before`, the last for all time.
   */
  async find(
    { organizationId }: Tenant,
    conditions: readonly string[],
    { before, kinds, limit }: { before: string; kinds: readonly EntryKind[]; limit: number },
  ): Promise<EntryRef[]> {
    const [row] = await inOrganization(organizationId, () =>
      rowsOf<{ found: string[] | null }>(
        this.dataSource,
        'SELECT found_entries($1, $2, $3, $4) AS found',
        [conditions, before, kinds, limit],
      ),
    );
    return (row?.found ?? []).map((name) => ({
      kind: name.slice(0, 1) as EntryKind,
      id: name.slice(1),
    }));
  }

  /** What an organization has written since the index was brought up to date; newest first. */
  pending(
    { organizationId }: Tenant,
    kinds: readonly EntryKind[],
    limit: number,
  ): Promise<EntryRef[]> {
    return rowsOf(this.dataSource, FIND_PENDING, [organizationId, kinds, limit]);
  }

  /** Takes what was noted first; other processes take the next. */
  async takePendingOfAll(tx: Transaction, limit: number): Promise<EntryRef[]> {
    return rowsOf(
      tx,
      `DELETE FROM search_pending WHERE seq = ANY (ARRAY(
         SELECT seq FROM search_pending ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING kind::text AS kind, id`,
      [limit],
    );
  }

  /** Up to where what was there before is to be indexed yet; locked, null where another process is at it. */
  async takeBackfillOfAll(tx: Transaction): Promise<{ kind: EntryKind; before: string } | null> {
    const [row] = await rowsOf<{ kind: EntryKind; before: string }>(
      tx,
      'SELECT kind::text AS kind, before FROM search_backfill ORDER BY kind LIMIT 1 FOR UPDATE SKIP LOCKED',
    );
    return row ?? null;
  }

  /** @param before null when all is indexed. */
  async putBackfillOfAll(tx: Transaction, kind: EntryKind, before: string | null): Promise<void> {
    if (before === null) await tx.query('DELETE FROM search_backfill WHERE kind = $1', [kind]);
    else await tx.query('UPDATE search_backfill SET before = $2 WHERE kind = $1', [kind, before]);
  }

  /** UUID before which nothing is indexed yet of what was there before; null where all is. */
  async indexedFromOfAll(kinds: readonly EntryKind[]): Promise<string | null> {
    const [row] = await rowsOf<{ before: string }>(
      this.dataSource,
      'SELECT before FROM search_backfill WHERE kind::text = ANY ($1) ORDER BY before DESC LIMIT 1',
      [kinds],
    );
    return row?.before ?? null;
  }

  /** Writes entries, and removes those of what has nothing to be found by. Rows are taken in the order of their ids. */
  async writeOfAll(
    tx: Transaction,
    entries: readonly Entry[],
    gone: readonly EntryRef[],
  ): Promise<void> {
    if (gone.length > 0) {
      await tx.query(
        `DELETE FROM search_entries entry USING unnest($1::text[], $2::uuid[]) AS gone (kind, id)
         WHERE entry.kind = gone.kind::"char" AND entry.id = gone.id`,
        [gone.map(({ kind }) => kind), gone.map(({ id }) => id)],
      );
    }
    if (entries.length === 0) return;
    await tx.query(
      `INSERT INTO search_entries (kind, id, organization_id, words)
       SELECT kind::"char", id, organization_id, words::tsvector
       FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[]) AS fresh (kind, id, organization_id, words)
       ORDER BY kind, id
       ON CONFLICT (kind, id) DO UPDATE SET words = excluded.words, organization_id = excluded.organization_id
         WHERE search_entries.words <> excluded.words`,
      [
        entries.map(({ kind }) => kind),
        entries.map(({ id }) => id),
        entries.map(({ organizationId }) => organizationId),
        entries.map(({ words }) => words),
      ],
    );
  }
}
