import type { ApiKeyScope, Role } from '@whathooks/dto';
import type { Tenant } from '../database/tenant-repository';

/** A person with an access token. */
export interface UserActor extends Tenant {
  readonly kind: 'user';
  readonly userId: string;
  readonly role: Role;
}

/** A program with an API key. */
export interface ApiKeyActor extends Tenant {
  readonly kind: 'apiKey';
  readonly apiKeyId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/** Whoever makes a request. The first argument of every service. */
export type Actor = UserActor | ApiKeyActor;
