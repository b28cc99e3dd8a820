import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  API_KEY_SCOPES,
  type ApiKeyPage,
  type ApiKeyView,
  type CreateApiKeyRequest,
  type CreatedApiKey,
  KEY_OVERLAP_DEFAULT_MINUTES,
  type PageQuery,
  type RotateApiKeyRequest,
} from '@whathooks/dto';
import { In, IsNull, MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { limitDetails, Limits, limitView } from '../clients/limits/limits';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { memberOf } from '../platform/config/networks';
import { newId, parseId, publicId } from '../platform/database/ids';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { invalidField } from '../platform/http/problems/invalid-field';
import type { ApiKeyActor, UserActor } from '../platform/access/actor';
import { type Person, UsersService } from '../users/users.service';
import { ApiKey } from './api-key.entity';
import { hashKeyToken, isKeyToken, newKeyToken } from './key-token';

/** `lastUsedAt` is written at most this often, so that a busy key does not write a row per request. */
const LAST_USED_RESOLUTION_MS = 60_000;

const MINUTE_MS = 60_000;

@Injectable()
export class ApiKeysService {
  private readonly keys: TenantRepository<ApiKey>;

  constructor(
    @InjectRepository(ApiKey) private readonly rows: Repository<ApiKey>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly limits: Limits,
    private readonly users: UsersService,
  ) {
    this.keys = new TenantRepository(rows.manager, ApiKey, 'API key');
  }

  static looksLikeKey(token: string): boolean {
    return token.startsWith('wh_');
  }

  /** The token is in the answer this once; only its hash is kept. */
  async create(actor: UserActor, request: CreateApiKeyRequest): Promise<CreatedApiKey> {
    const expiresAt = request.expiresAt ? new Date(request.expiresAt) : null;
    if (expiresAt && expiresAt <= new Date()) {
      throw invalidField('expiresAt', 'expiresAt must be in the future', 'not_in_future');
    }
    const token = this.newToken();
    const row = await this.unitOfWork.run(async (tx) => {
      const created = await this.keys.within(tx).insert(actor, {
        id: newId(),
        name: request.name,
        tokenHash: hashKeyToken(token),
        last4: token.slice(-4),
        scopes: request.scopes ?? [...API_KEY_SCOPES],
        ...(await this.limits.chosen(tx, actor, request)),
        allowedAddresses: request.allowedAddresses ?? [],
        createdBy: actor.userId,
        expiresAt,
      });
      const details = created.clientIds ? limitDetails(created) : {};
      await this.record(tx, actor, 'api_key.created', created, details);
      return created;
    });
    return { ...(await this.view(row)), token };
  }

  async list(actor: UserActor, query: PageQuery): Promise<ApiKeyPage> {
    const { data: rows, nextCursor } = await this.keys.page(actor, query, (row) => row, {
      revokedAt: IsNull(),
    });
    const makers = await this.users.named(rows.map(({ createdBy }) => createdBy));
    return { data: rows.map((row) => toView(row, makers.get(row.createdBy))), nextCursor };
  }

  /** Names of keys, of revoked ones, too, by UUID. */
  async namesOf(tenant: Tenant, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.keys.find(tenant, { id: In([...ids]) });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /**
   * Gives a key another token. The one before works for a while yet, so that no program is refused while it is
   * given the new one. One from before that stops working at once.
   *
   * @throws ApiError not_found
   */
  async rotate(
    actor: UserActor,
    id: string,
    { overlapMinutes = KEY_OVERLAP_DEFAULT_MINUTES }: RotateApiKeyRequest,
  ): Promise<CreatedApiKey> {
    const keyId = parseId('API key', id);
    const token = this.newToken();
    const row = await this.unitOfWork.run(async (tx) => {
      const key = await this.locked(tx, actor, keyId);
      const changes = {
        tokenHash: hashKeyToken(token),
        last4: token.slice(-4),
        previousHash: overlapMinutes > 0 ? key.tokenHash : null,
        previousUntil:
          overlapMinutes > 0 ? new Date(Date.now() + overlapMinutes * MINUTE_MS) : null,
      };
      await this.keys.within(tx).update(actor, keyId, changes);
      const overlap = String(overlapMinutes);
      await this.record(tx, actor, 'api_key.rotated', key, { overlapMinutes: overlap });
      return { ...key, ...changes };
    });
    return { ...(await this.view(row)), token };
  }

  /** Refused from the next request on, with the token before the last rotation, too. */
  async revoke(actor: UserActor, id: string): Promise<void> {
    const keyId = parseId('API key', id);
    await this.unitOfWork.run(async (tx) => {
      const key = await this.locked(tx, actor, keyId);
      await this.keys.within(tx).update(actor, keyId, { revokedAt: new Date() });
      await this.record(tx, actor, 'api_key.revoked', key);
    });
  }

  /**
   * @param address IP address of who brings the key.
   * @throws ApiError invalid_credentials, address_not_allowed
   */
  async authenticate(token: string, address: string): Promise<ApiKeyActor> {
    const key = isKeyToken(token) ? await this.find(hashKeyToken(token)) : null;
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= new Date())) {
      throw new ApiError('invalid_credentials', 'The API key is wrong, expired or revoked.');
    }
    assertAllowed(key, address);
    await this.touch(key, address);
    return {
      kind: 'apiKey',
      apiKeyId: key.id,
      organizationId: key.organizationId,
      scopes: key.scopes,
      reach: await this.limits.reach(key, key),
      expiresAt: key.expiresAt,
    };
  }

  private async view(row: ApiKey): Promise<ApiKeyView> {
    return toView(row, (await this.users.named([row.createdBy])).get(row.createdBy));
  }

  private find(hash: Buffer): Promise<ApiKey | null> {
    return this.rows.findOneBy([
      { tokenHash: hash },
      { previousHash: hash, previousUntil: MoreThan(new Date()) },
    ]);
  }

  private async locked(tx: Transaction, actor: UserActor, id: string): Promise<ApiKey> {
    const key = await this.keys.within(tx).findLocked(actor, id);
    if (!key || key.revokedAt) throw notFound('API key');
    return key;
  }

  private record(
    tx: Transaction,
    actor: UserActor,
    action: Parameters<AuditService['record']>[2],
    { id, name }: ApiKey,
    details: Record<string, string> = {},
  ): Promise<void> {
    return this.audit.record(tx, actor, action, publicId('API key', id), { name, ...details });
  }

  private newToken(): string {
    return newKeyToken(this.environment.whatsappServer ? 'test' : 'live');
  }

  private async touch(key: ApiKey, address: string): Promise<void> {
    const isRecent =
      key.lastUsedAt && Date.now() - key.lastUsedAt.getTime() < LAST_USED_RESOLUTION_MS;
    if (isRecent && key.lastUsedAddress === address) return;
    await this.keys.update(key, key.id, { lastUsedAt: new Date(), lastUsedAddress: address });
  }
}

function assertAllowed({ allowedAddresses }: ApiKey, address: string): void {
  if (allowedAddresses.length === 0 || memberOf(allowedAddresses)(address)) return;
  throw new ApiError(
    'address_not_allowed',
    `This API key works from ${allowedAddresses.join(', ')} alone, and the request came from ${address}.`,
  );
}

function toView(row: ApiKey, maker: Person | undefined): ApiKeyView {
  const { previousUntil } = row;
  return {
    id: publicId('API key', row.id),
    name: row.name,
    last4: row.last4,
    scopes: row.scopes,
    ...limitView(row, null),
    allowedAddresses: row.allowedAddresses,
    createdAt: (row.createdAt ?? new Date()).toISOString(),
    createdBy: maker ? { id: publicId('user', maker.id), name: maker.name } : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress ?? null,
    previousWorksUntil:
      previousUntil && previousUntil > new Date() ? previousUntil.toISOString() : null,
  };
}
