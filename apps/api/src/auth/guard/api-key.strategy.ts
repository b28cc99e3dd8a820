import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport';
import { ApiKeysService } from '../../api-keys/api-keys.service';
import type { ApiKeyActor } from '../../platform/access/actor';
import { type RequestWithToken, tokenOf } from '../../platform/access/token-of-request';

/** Passport's name of this strategy. */
export const API_KEY = 'api-key';

/** Admits a program by its API key. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, API_KEY) {
  constructor(private readonly keys: ApiKeysService) {
    super();
  }

  override authenticate(request: RequestWithToken): void {
    this.validate(tokenOf(request), request.ip ?? '').then(
      (actor) => this.success(actor),
      (error: unknown) => this.error(error),
    );
  }

  /** @throws ApiError invalid_credentials, address_not_allowed */
  validate(token: string, address: string): Promise<ApiKeyActor> {
    return this.keys.authenticate(token, address);
  }
}
