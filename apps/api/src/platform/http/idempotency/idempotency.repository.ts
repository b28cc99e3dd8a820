import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../database/tenant-repository';
import { changedBy, rowsOf } from '../../database/sql';
import type { Transaction } from '../../database/unit-of-work';

/** How long a key is remembered. */
const KEPT_FOR = '24 hours';
/** A request that has not ended by then was in a process that died. */
export const CLAIM_LAPSES_AFTER_S = 15;
/** Rows that one statement removes. */
const BATCH = 1_000;

/** A request as far as its key is concerned. */
export interface KeyedRequest extends Tenant {
  /** Public id of who makes it. */
  readonly actor: string;
  /** Method and pattern of the path. */
  readonly route: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** What is stored under a key. */
export interface KeptRequest {
  id: string;
  /** UUID of what the request made; null when it made nothing yet, or made nothing that has an id. */
  made: string | null;
  /** The answer, when it is kept: its status and its sealed body. */
  status: number | null;
  answer: Buffer | null;
  /** Whether its body is the one of the request that asks. */
  isSame: boolean;
  /** Seconds until its claim lapses. */
  retryAfter: number;
}

/** A new record, or the takeover of one that is over or whose request died before it made anything. */
const CLAIM = `
  INSERT INTO idempotency_keys AS kept (id, organization_id, actor, route, key, request_hash)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organization_id, actor, route, key) DO UPDATE
    SET id = excluded.id, request_hash = excluded.request_hash,
        claimed_at = now(), created_at = now(), made = NULL, status = NULL, answer = NULL
    WHERE kept.created_at < now() - interval '${KEPT_FOR}'
       OR (kept.made IS NULL AND kept.status IS NULL AND kept.request_hash = excluded.request_hash
           AND (kept.id = ANY ($7::uuid[])
                OR kept.claimed_at < now() - interval '${CLAIM_LAPSES_AFTER_S} seconds'))
  RETURNING id`;

const FIND = `
  SELECT id, made, status, answer, request_hash = $5 AS "isSame",
         greatest(1, ceil(extract(epoch FROM
           claimed_at + interval '${CLAIM_LAPSES_AFTER_S} seconds' - now())))::int AS "retryAfter"
  FROM idempotency_keys WHERE organization_id = $1 AND actor = $2 AND route = $3 AND key = $4`;

/** The table of requests by their `Idempotency-Key`. A claim is known by an id that nobody can guess. */
@Injectable()
export class IdempotencyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Writes a claim, unless the key is in use or was used.
   *
   * @param id UUID of the new claim
   * @param abandoned ids of claims that this process could not remove, which may be taken over at once
   */
  async claim(
    { organizationId, actor, route, key, hash }: KeyedRequest,
    id: string,
    abandoned: readonly string[],
  ): Promise<boolean> {
    const parameters = [id, organizationId, actor, route, key, hash, abandoned];
    return (await rowsOf(this.dataSource, CLAIM, parameters)).length > 0;
  }

  async find({
    organizationId,
    actor,
    route,
    key,
    hash,
  }: KeyedRequest): Promise<KeptRequest | null> {
    const parameters = [organizationId, actor, route, key, hash];
    return (await rowsOf<KeptRequest>(this.dataSource, FIND, parameters))[0] ?? null;
  }

  /** Keeps the answer of a request that made nothing that has an id. */
  async keepAnswer(id: string, status: number, sealed: Buffer): Promise<void> {
    await this.dataSource.query(
      'UPDATE idempotency_keys SET status = $2, answer = $3 WHERE id = $1 AND made IS NULL',
      [id, status, sealed],
    );
  }

  /** Removes a claim under which nothing was made. */
  async release(id: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM idempotency_keys WHERE id = $1 AND made IS NULL AND status IS NULL',
      [id],
    );
  }

  /** Removes what is older than a day, of every organization. */
  async removeOld(): Promise<void> {
    let removed: number;
    do {
      removed = await changedBy(
        this.dataSource,
        `DELETE FROM idempotency_keys WHERE id = ANY (ARRAY(
           SELECT id FROM idempotency_keys WHERE created_at < now() - interval '${KEPT_FOR}'
           ORDER BY created_at LIMIT ${BATCH}))`,
      );
    } while (removed === BATCH);
  }
}

/**
 * Notes what a request makes, in the transaction that makes it.
 *
 * @returns false when the claim was taken over in the meantime
 */
export async function noteMade(tx: Transaction, claimId: string, made: string): Promise<boolean> {
  const changed = await changedBy(
    tx.manager,
    'UPDATE idempotency_keys SET made = $2 WHERE id = $1 AND made IS NULL',
    [claimId, made],
  );
  return changed > 0;
}
