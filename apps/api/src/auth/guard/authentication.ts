import { Injectable } from '@nestjs/common';
import { ApiKeysService } from '../../api-keys/api-keys.service';
import { SignedInUsers } from '../signed-in-users';
import type { Actor } from '../../platform/access/actor';

/** Tells who brings a token, of either kind. Nothing is remembered: what they may do is read each time. */
@Injectable()
export class Authentication {
  constructor(
    private readonly users: SignedInUsers,
    private readonly apiKeys: ApiKeysService,
  ) {}

  /** Whether a token is an API key, genuine or not. */
  isKey(token: string): boolean {
    return ApiKeysService.looksLikeKey(token);
  }

  /** @throws ApiError invalid_credentials */
  authenticate(token: string): Promise<Actor> {
    return this.isKey(token) ? this.apiKeys.authenticate(token) : this.users.authenticate(token);
  }
}
