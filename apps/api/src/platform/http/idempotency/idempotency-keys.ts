import { Injectable } from '@nestjs/common';
import { newId } from '../../database/ids';
import type { Tenant } from '../../database/tenant-repository';
import { ApiError } from '../problems/api-error';
import { Vault } from '../../vault/vault';
import { IdempotencyClaim } from './idempotency-claim';
import {
  CLAIM_EXPIRES_AFTER_S,
  IdempotencyRepository,
  type KeptRequest,
  type KeyedRequest,
} from './idempotency.repository';

/** The response to an earlier request. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Records which requests were made, and their responses. */
@Injectable()
export class IdempotencyKeys {
  /** Records whose request runs in this process. */
  private readonly running = new Set<string>();
  /** Records whose request failed here and that could not be deleted from the database. */
  private readonly abandoned = new Set<string>();

  constructor(
    private readonly rows: IdempotencyRepository,
    private readonly vault: Vault,
  ) {}

  /**
   * Claims the right to execute a request, or returns the response to an earlier one. The caller
   * ends a claim with {@link keep} or {@link release}.
   *
   * @throws ApiError idempotency_key_reused, idempotency_key_in_use
   */
  async claim(request: KeyedRequest): Promise<IdempotencyClaim | StoredAnswer> {
    const id = newId();
    if (await this.rows.claim(request, id, [...this.abandoned])) {
      this.running.add(id);
      return new IdempotencyClaim(id, null);
    }
    const row = await this.rows.find(request);
    if (!row) throw inUse(1);
    return this.repeat(request, row);
  }

  /**
   * Stores the response for later requests. For something created, its current state is read
   * instead.
   */
  async keep(
    tenant: Tenant,
    claim: IdempotencyClaim,
    { status, body }: StoredAnswer,
  ): Promise<void> {
    const key = await this.vault.organization(tenant.organizationId);
    const sealer = key.sealer('idempotency_keys', claim.recordId);
    const sealed = sealer.seal('answer', JSON.stringify(body ?? null));
    await this.rows.keepAnswer(claim.recordId, status, sealed);
  }

  /** The request failed before it created anything: the key may be used again. */
  async release(claim: IdempotencyClaim): Promise<void> {
    await this.rows.release(claim.recordId).catch(() => this.abandon(claim.recordId));
  }

  /** In this process, a new request need not wait until the claim expires. */
  private abandon(recordId: string): void {
    this.abandoned.add(recordId);
    setTimeout(() => this.abandoned.delete(recordId), CLAIM_EXPIRES_AFTER_S * 1_000).unref();
  }

  /** The request is done, with any result. */
  end(claim: IdempotencyClaim): void {
    this.running.delete(claim.recordId);
  }

  /** Deletes keys older than a day. */
  sweep(): Promise<void> {
    return this.rows.removeOld();
  }

  private async repeat(
    request: KeyedRequest,
    row: KeptRequest,
  ): Promise<IdempotencyClaim | StoredAnswer> {
    if (!row.isSame) throw new ApiError('idempotency_key_reused');
    if (this.running.has(row.id)) throw inUse(1);
    if (row.made) return new IdempotencyClaim(row.id, row.made);
    if (row.status === null || !row.answer) throw inUse(row.retryAfter);
    const key = await this.vault.organization(request.organizationId);
    const body = key.sealer('idempotency_keys', row.id).openText('answer', row.answer);
    return { status: row.status, body: JSON.parse(body) as unknown };
  }
}

function inUse(seconds: number): ApiError {
  return new ApiError('idempotency_key_in_use', undefined, undefined, seconds);
}
