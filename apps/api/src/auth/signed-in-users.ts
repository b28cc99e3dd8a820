import { Injectable } from '@nestjs/common';
import { OrganizationsService } from '../organizations/organizations.service';
import type { UserActor } from '../platform/access/actor';
import { accessRefused, AccessTokens } from './tokens/access-tokens';
import { SignIns } from './sign-ins/sign-ins';

/** Tells who brings an access token, and what they may do now. */
@Injectable()
export class SignedInUsers {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly signIns: SignIns,
    private readonly organizations: OrganizationsService,
  ) {}

  /**
   * A log-out, a removed member and a changed role count from the next request on, whatever the token
   * says: both are read, each by one index.
   *
   * @throws ApiError invalid_credentials
   */
  async authenticate(token: string): Promise<UserActor> {
    const content = this.accessTokens.verify(token);
    const { userId, organizationId, signInId } = content;
    const [isLive, role] = await Promise.all([
      this.signIns.isLive(signInId, content),
      this.organizations.role(userId, organizationId),
    ]);
    if (!isLive || !role) throw accessRefused();
    return { kind: 'user', ...content, role };
  }
}
