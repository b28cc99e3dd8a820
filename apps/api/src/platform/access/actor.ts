import type { ApiKeyScope, Role } from '@whathooks/dto';
import { publicId } from '../database/ids';
import type { Tenant } from '../database/tenant-repository';

/** A person with an access token. */
export interface UserActor extends Tenant {
  readonly kind: 'user';
  readonly userId: string;
  readonly role: Role;
  /** The organization requires a second factor, and the person has none. */
  readonly needsTwoFactor: boolean;
  /** UUID of the sign-in that the token belongs to. */
  readonly signInId: string;
  /** When the token expires. */
  readonly expiresAt: Date;
}

/** A program with an API key. */
export interface ApiKeyActor extends Tenant {
  readonly kind: 'apiKey';
  readonly apiKeyId: string;
  readonly scopes: readonly ApiKeyScope[];
  /** When the key expires; null for never. */
  readonly expiresAt: Date | null;
}

/** The caller of a request. The first argument of every service. */
export type Actor = UserActor | ApiKeyActor;

/** The identity of a caller, without its rights. */
export type ActorIdentity =
  | Pick<UserActor, 'kind' | 'organizationId' | 'userId'>
  | Pick<ApiKeyActor, 'kind' | 'organizationId' | 'apiKeyId'>;

/** Who a caller is, without their rights, as it can be passed on. */
export function identityOf(actor: ActorIdentity): ActorIdentity {
  const { organizationId } = actor;
  return actor.kind === 'user'
    ? { kind: 'user', organizationId, userId: actor.userId }
    : { kind: 'apiKey', organizationId, apiKeyId: actor.apiKeyId };
}

/** Public id of the user or the API key. */
export function actorId(actor: ActorIdentity): string {
  return actor.kind === 'user'
    ? publicId('user', actor.userId)
    : publicId('API key', actor.apiKeyId);
}
