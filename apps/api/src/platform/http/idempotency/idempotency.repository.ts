import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../database/tenant-repository';
import { changedBy, rowsOf } from '../../database/sql';
import type { Transaction } from '../../database/unit-of-work';

/** How long a key is stored. */
const KEPT_FOR = '24 hours';
/** A request still running after this belonged to a process that was killed. */
export const CLAIM_EXPIRES_AFTER_S = 15;
/** Rows that one statement deletes. */
const BATCH = 1_000;

/** The parts of a request that its key depends on. */
export interface KeyedRequest extends Tenant {
  /** Public id of the caller. */
  readonly actor: string;
  /** Method and pattern of the path. */
  readonly route: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** What is stored under a key. */
export interface KeptRequest {
  id: string;
  /** UUID of what the request created; null when it created nothing yet, or nothing with an id. */
  made: string | null;
  /** The stored response: its status and its sealed body. */
  status: number | null;
  answer: Buffer | null;
  /** Whether its body equals that of the new request. */
  isSame: boolean;
  /** Seconds until its claim expires. */
  retryAfter: number;
}

/**
 * Inserts a record, or takes over one that is expired or whose request died before it created
 * anything.
 */
const CLAIM = `
  INSERT INTO idempotency_keys AS kept (id, organization_id, actor, route, key, request_hash)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organization_id, actor, route, key) DO UPDATE
    SET id = excluded.id, request_hash = excluded.request_hash,
        claimed_at = now(), created_at = now(), made = NULL, status = NULL, answer = NULL
    WHERE kept.created_at < now() - interval '${KEPT_FOR}'
       OR (kept.made IS NULL AND kept.status IS NULL AND kept.request_hash = excluded.request_hash
           AND (kept.id = ANY ($7::uuid[])
                OR kept.claimed_at < now() - interval '${CLAIM_EXPIRES_AFTER_S} seconds'))
  RETURNING id`;

const FIND = `
  SELECT id, made, status, answer, request_hash = $5 AS "isSame",
         greatest(1, ceil(extract(epoch FROM
           claimed_at + interval '${CLAIM_EXPIRES_AFTER_S} seconds' - now())))::int AS "retryAfter"
  FROM idempotency_keys WHERE organization_id = $1 AND actor = $2 AND route = $3 AND key = $4`;

/** Requests by their `Idempotency-Key`. A claim has an id that nobody can guess. */
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

  /** Stores the response of a request that created nothing with an id. */
  async keepAnswer(id: string, status: number, sealed: Buffer): Promise<void> {
    await this.dataSource.query(
      'UPDATE idempotency_keys SET status = $2, answer = $3 WHERE id = $1 AND made IS NULL',
      [id, status, sealed],
    );
  }

  /** Deletes a claim under which nothing was created. */
  async release(id: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM idempotency_keys WHERE id = $1 AND made IS NULL AND status IS NULL',
      [id],
    );
  }

  /** Deletes keys older than a day, of every organization. */
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
 * Records what a request creates, in the transaction that creates it.
 *
 * @returns false when the claim was taken over meanwhile
 */
export async function recordCreated(
  tx: Transaction,
  claimId: string,
  made: string,
): Promise<boolean> {
  const changed = await changedBy(
    tx,
    'UPDATE idempotency_keys SET made = $2 WHERE id = $1 AND made IS NULL',
    [claimId, made],
  );
  return changed > 0;
}
