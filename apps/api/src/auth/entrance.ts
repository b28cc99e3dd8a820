import { Injectable } from '@nestjs/common';
import type { AuthResponse } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import type { MembershipView } from '../organizations/memberships/organizations.service';
import type { Person } from '../users/users.service';
import { Mailer } from '../platform/mail/mailer';
import { OwnOrigin } from '../platform/http/own-origin';
import { newDeviceMail } from './sign-ins/new-device-mail';
import { SignIns } from './sign-ins/sign-ins';
import type { Visitor } from './sign-ins/visitor';
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
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  /** Begins a sign-in. Its person hears of it by mail where it is on a browser that is new to them. */
  async enter(
    tx: Transaction,
    person: Person,
    membership: MembershipView,
    visitor: Visitor,
  ): Promise<LoggedIn> {
    const { organizationId } = membership;
    const identity = { organizationId, userId: person.id };
    const { id, isNew, refreshToken } = await this.signIns.begin(tx, identity, visitor);
    if (isNew) await this.mailer.send(tx, newDeviceMail(person, visitor, this.origin.value));
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
