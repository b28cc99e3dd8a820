import type { ApiKeyScope, Role } from '@whathooks/dto';
import { publicId } from '../database/ids';
import type { Tenant } from '../database/tenant-repository';

/** The part of an organization that somebody is limited to. */
export interface Reach {
  /** UUIDs of the clients: what is added to one of them is within reach, too. */
  readonly clientIds: readonly string[];
  /** UUIDs of all sessions within: those of the clients, and single ones. */
  readonly sessionIds: readonly string[];
}

/** A person with an access token. */
export interface UserActor extends Tenant {
  readonly kind: 'user';
  readonly userId: string;
  readonly role: Role;
  /** What they are limited to; null for the whole organization. */
  readonly reach: Reach | null;
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
  /** What it is limited to; null for the whole organization. */
  readonly reach: Reach | null;
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
