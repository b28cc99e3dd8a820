import { Injectable } from '@nestjs/common';
import type { AuthResponse } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import type { MembershipView } from '../organizations/memberships/organizations.service';
import type { Person } from '../users/users.service';
import { SignIns } from './sign-ins/sign-ins';
import { AccessTokens } from './tokens/access-tokens';

/** An answer with the refresh token that goes into the cookie. */
export interface LoggedIn {
  response: AuthResponse;
  refreshToken: string;
}

/** Lets a person whose password was right into an organization. */
@Injectable()
export class Entrance {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly signIns: SignIns,
  ) {}

  /** Begins a sign-in. */
  async enter(tx: Transaction, person: Person, membership: MembershipView): Promise<LoggedIn> {
    const { organizationId } = membership;
    const { id, refreshToken } = await this.signIns.begin(tx, {
      organizationId,
      userId: person.id,
    });
    return { response: this.response(person, membership, id), refreshToken };
  }

  /** Response to a person who is signed in: an access token, the person and the organization. */
  response(person: Person, membership: MembershipView, signInId: string): AuthResponse {
    const { organizationId, role } = membership;
    const accessToken = this.accessTokens.issue({
      userId: person.id,
      organizationId,
      signInId,
      role,
    });
    return { accessToken, ...views(person, membership) };
  }
}

/** A person and the organization that they are in. */
export function views(
  person: Person,
  { organizationId, organizationName, role }: MembershipView,
): Omit<AuthResponse, 'accessToken'> {
  return {
    user: { id: publicId('user', person.id), email: person.email, name: person.name, role },
    organization: { id: publicId('organization', organizationId), name: organizationName },
  };
}
