import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  API_KEY_SCOPES,
  type ApiKeyPage,
  type ApiKeyView,
  type CreateApiKeyRequest,
  type CreatedApiKey,
  type PageQuery,
} from '@whathooks/dto';
import { IsNull, Repository } from 'typeorm';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { newId, parseId, publicId } from '../platform/database/ids';
import { TenantRepository } from '../platform/database/tenant-repository';
import { ApiError } from '../platform/http/problems/api-error';
import type { ApiKeyActor, UserActor } from '../platform/access/actor';
import { ApiKey } from './api-key.entity';
import { hashKeyToken, isKeyToken, newKeyToken } from './key-token';

/** `lastUsedAt` is written at most this often, so that a busy key does not write a row per request. */
const LAST_USED_RESOLUTION_MS = 60_000;

@Injectable()
export class ApiKeysService {
  private readonly keys: TenantRepository<ApiKey>;

  constructor(
    @InjectRepository(ApiKey) private readonly rows: Repository<ApiKey>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
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
      throw new ApiError('invalid_request', 'expiresAt must be in the future', [
        { path: 'expiresAt', message: 'expiresAt must be in the future' },
      ]);
    }
    const token = newKeyToken(this.environment.whatsappServer ? 'test' : 'live');
    const row = await this.keys.insert(actor, {
      id: newId(),
      name: request.name,
      tokenHash: hashKeyToken(token),
      last4: token.slice(-4),
      scopes: request.scopes ?? [...API_KEY_SCOPES],
      createdBy: actor.userId,
      expiresAt,
    });
    return { ...toView(row), token };
  }

  list(actor: UserActor, query: PageQuery): Promise<ApiKeyPage> {
    return this.keys.page(actor, query, toView, { revokedAt: IsNull() });
  }

  /** Refused from the next request on. */
  async revoke(actor: UserActor, id: string): Promise<void> {
    const key = await this.keys.findOne(actor, { id: parseId('API key', id), revokedAt: IsNull() });
    if (!key) throw new ApiError('not_found', 'No API key has this id.');
    await this.keys.update(actor, key.id, { revokedAt: new Date() });
  }

  /** @throws ApiError invalid_credentials */
  async authenticate(token: string): Promise<ApiKeyActor> {
    const key = isKeyToken(token)
      ? await this.rows.findOneBy({ tokenHash: hashKeyToken(token) })
      : null;
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= new Date())) {
      throw new ApiError('invalid_credentials', 'The API key is wrong, expired or revoked.');
    }
    await this.touch(key);
    return {
      kind: 'apiKey',
      apiKeyId: key.id,
      organizationId: key.organizationId,
      scopes: key.scopes,
      expiresAt: key.expiresAt,
    };
  }

  private async touch(key: ApiKey): Promise<void> {
    if (key.lastUsedAt && Date.now() - key.lastUsedAt.getTime() < LAST_USED_RESOLUTION_MS) return;
    await this.keys.update(key, key.id, { lastUsedAt: new Date() });
  }
}

function toView(row: ApiKey): ApiKeyView {
  return {
    id: publicId('API key', row.id),
    name: row.name,
    last4: row.last4,
    scopes: row.scopes,
    createdAt: (row.createdAt ?? new Date()).toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
