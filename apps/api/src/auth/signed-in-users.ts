import { Injectable } from '@nestjs/common';
import { OrganizationsService } from '../organizations/memberships/organizations.service';
import type { UserActor } from '../platform/access/actor';
import { accessRefused, type AccessTokenContent } from './tokens/access-tokens';
import { SignIns } from './sign-ins/sign-ins';
import { TwoFactors } from './two-factor/two-factors';

/** Reads the current rights of the user of an access token. */
@Injectable()
export class SignedInUsers {
  constructor(
    private readonly signIns: SignIns,
    private readonly organizations: OrganizationsService,
    private readonly twoFactors: TwoFactors,
  ) {}

  /**
   * A log-out, a removed member and a changed role count from the next request on, whatever the token
   * says: both are read, each by one index.
   *
   * @throws ApiError invalid_credentials
   */
  async actorOf(content: AccessTokenContent): Promise<UserActor> {
    const { userId, organizationId, signInId } = content;
    const [isLive, standing] = await Promise.all([
      this.signIns.isLive(signInId, content),
      this.organizations.standing(userId, organizationId),
    ]);
    if (!isLive || !standing) throw accessRefused();
    const { role, requiresTwoFactor, reach } = standing;
    const needsTwoFactor = requiresTwoFactor && !(await this.twoFactors.isOn(userId));
    return { kind: 'user', ...content, role, reach, needsTwoFactor };
  }
}
