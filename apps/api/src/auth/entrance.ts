import { Injectable } from '@nestjs/common';
import type { AuthResponse } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import type { MembershipView } from '../organizations/memberships/organizations.service';
import type { Person } from '../users/users.service';
import { ApiError } from '../platform/http/problems/api-error';
import { Mailer } from '../platform/mail/mailer';
import { OwnOrigin } from '../platform/http/own-origin';
import { newDeviceMail } from './sign-ins/new-device-mail';
import { SignIns } from './sign-ins/sign-ins';
import { TwoFactors } from './two-factor/two-factors';
import type { Visitor } from './sign-ins/visitor';
import { AccessTokens } from './tokens/access-tokens';

/** An answer with the refresh token that goes into the cookie. */
export interface LoggedIn {
  response: AuthResponse;
  refreshToken: string;
}

/** Lets a person whose password was right, or whom the provider let in, into an organization. */
@Injectable()
export class Entrance {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly signIns: SignIns,
    private readonly twoFactors: TwoFactors,
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  /**
   * Begins a sign-in. Its person hears of it by mail where it is on a browser that is new to them.
   *
   * @param provider that let them in; null for a password.
   */
  async enter(
    tx: Transaction,
    person: Person,
    membership: MembershipView,
    visitor: Visitor,
    provider: string | null = null,
  ): Promise<LoggedIn> {
    const { organizationId } = membership;
    const identity = { organizationId, userId: person.id };
    const { id, isNew, refreshToken } = await this.signIns.begin(tx, identity, visitor, provider);
    if (isNew) await this.mailer.send(tx, newDeviceMail(person, visitor, this.origin.value));
    const needsTwoFactor = await this.needsTwoFactor(person, membership);
    return { response: this.response(person, membership, id, needsTwoFactor), refreshToken };
  }

  /**
   * Asks for the code of a person whose password was right. A second factor of a provider does not stand in for it.
   *
   * @throws ApiError two_factor_required, wrong_code, rate_limited
   */
  async assertSecondFactor({ id }: Person, code: string | undefined): Promise<void> {
    if (!(await this.twoFactors.isOn(id))) return;
    if (!code) throw new ApiError('two_factor_required');
    await this.twoFactors.check(id, code, 'app or recovery');
  }

  /** Response to a person who is signed in: an access token, the person and the organization. */
  response(
    person: Person,
    membership: MembershipView,
    signInId: string,
    needsTwoFactor: boolean,
  ): AuthResponse {
    const { organizationId, role } = membership;
    const accessToken = this.accessTokens.issue({
      userId: person.id,
      organizationId,
      signInId,
      role,
    });
    return { accessToken, ...views(person, membership, needsTwoFactor) };
  }

  /** Whether a person has to set up a second factor before they see anything of an organization. */
  async needsTwoFactor({ id }: Person, { requiresTwoFactor }: MembershipView): Promise<boolean> {
    return requiresTwoFactor && !(await this.twoFactors.isOn(id));
  }
}

/** A person and the organization that they are in. */
export function views(
  person: Person,
  { organizationId, organizationName, role, isLimited: limited }: MembershipView,
  needsTwoFactor: boolean,
): Omit<AuthResponse, 'accessToken'> {
  return {
    user: {
      id: publicId('user', person.id),
      ...{ email: person.email, name: person.name, role, limited, needsTwoFactor },
    },
    organization: { id: publicId('organization', organizationId), name: organizationName },
  };
}
