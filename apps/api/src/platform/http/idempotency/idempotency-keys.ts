import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../database/ids';
import type { Tenant } from '../../database/tenant-repository';
import { ApiError } from '../problems/api-error';
import { Vault } from '../../vault/vault';
import { IdempotencyClaim } from './idempotency-claim';

/** How long a key is remembered. */
const KEPT_FOR = '24 hours';
/** A request that has not ended by then was in a process that died. */
const CLAIM_LAPSES_AFTER_S = 15;
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

/** An answer that was given earlier. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Row {
  id: string;
  made: string | null;
  status: number | null;
  answer: Buffer | null;
  same: boolean;
  retry_after: number;
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
  SELECT id, made, status, answer, request_hash = $5 AS same,
         greatest(1, ceil(extract(epoch FROM
           claimed_at + interval '${CLAIM_LAPSES_AFTER_S} seconds' - now())))::int AS retry_after
  FROM idempotency_keys WHERE organization_id = $1 AND actor = $2 AND route = $3 AND key = $4`;

/** Remembers which requests were made, and what was answered. */
@Injectable()
export class IdempotencyKeys {
  /** Records whose request runs in this process right now. */
  private readonly running = new Set<string>();
  /** Records whose request failed here, and which the database could not be asked to remove. */
  private readonly abandoned = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /**
   * The right to carry a request out, or the answer that it had before. Whoever gets a claim ends it
   * with {@link keep} or {@link release}.
   *
   * @throws ApiError idempotency_key_reused, idempotency_key_in_use
   */
  async claim(request: KeyedRequest): Promise<IdempotencyClaim | StoredAnswer> {
    const { organizationId, actor, route, key, hash } = request;
    const id = newId();
    const [fresh] = await this.dataSource.query<{ id: string }[]>(CLAIM, [
      id,
      organizationId,
      actor,
      route,
      key,
      hash,
      [...this.abandoned],
    ]);
    if (fresh) {
      this.running.add(id);
      return new IdempotencyClaim(id, null);
    }
    const name = [organizationId, actor, route, key, hash];
    const [row] = await this.dataSource.query<Row[]>(FIND, name);
    if (!row) throw inUse(1);
    return this.repeat(request, row);
  }

  /** Keeps the answer for whoever asks again. What was made is asked for how it stands instead. */
  async keep(
    tenant: Tenant,
    claim: IdempotencyClaim,
    { status, body }: StoredAnswer,
  ): Promise<void> {
    const key = await this.vault.organization(tenant.organizationId);
    const sealer = key.sealer('idempotency_keys', claim.recordId);
    await this.dataSource.query(
      'UPDATE idempotency_keys SET status = $2, answer = $3 WHERE id = $1 AND made IS NULL',
      [claim.recordId, status, sealer.seal('answer', JSON.stringify(body ?? null))],
    );
  }

  /** The request failed before it made anything: the same key may be used again. */
  async release(claim: IdempotencyClaim): Promise<void> {
    const remove = this.dataSource.query(
      'DELETE FROM idempotency_keys WHERE id = $1 AND made IS NULL AND status IS NULL',
      [claim.recordId],
    );
    await remove.catch(() => this.abandon(claim.recordId));
  }

  /** Whoever asks again here need not wait until the claim lapses. */
  private abandon(recordId: string): void {
    this.abandoned.add(recordId);
    setTimeout(() => this.abandoned.delete(recordId), CLAIM_LAPSES_AFTER_S * 1_000).unref();
  }

  /** The request is over, whatever became of it. */
  end(claim: IdempotencyClaim): void {
    this.running.delete(claim.recordId);
  }

  /** Forgets what is older than a day. */
  async sweep(): Promise<void> {
    let removed: number;
    do {
      [, removed] = await this.dataSource.query<[unknown, number]>(
        `DELETE FROM idempotency_keys WHERE id = ANY (ARRAY(
           SELECT id FROM idempotency_keys WHERE created_at < now() - interval '${KEPT_FOR}'
           ORDER BY created_at LIMIT ${BATCH}))`,
      );
    } while (removed === BATCH);
  }

  private async repeat(request: KeyedRequest, row: Row): Promise<IdempotencyClaim | StoredAnswer> {
    if (!row.same) throw new ApiError('idempotency_key_reused');
    if (this.running.has(row.id)) throw inUse(1);
    if (row.made) return new IdempotencyClaim(row.id, row.made);
    if (row.status === null || !row.answer) throw inUse(row.retry_after);
    const key = await this.vault.organization(request.organizationId);
    const body = key.sealer('idempotency_keys', row.id).openText('answer', row.answer);
    return { status: row.status, body: JSON.parse(body) as unknown };
  }
}

function inUse(seconds: number): ApiError {
  return new ApiError('idempotency_key_in_use', undefined, undefined, seconds);
}
