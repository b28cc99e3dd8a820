import { Injectable } from '@nestjs/common';
import type { RecoveryCodes, TwoFactorSecret, TwoFactorView } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import { MembersService } from '../../organizations/members/members.service';
import { OrganizationsService } from '../../organizations/memberships/organizations.service';
import type { UserActor } from '../../platform/access/actor';
import { parseId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { Confirmation } from '../passwords/confirmation';
import { SignIns } from '../sign-ins/sign-ins';
import { addressOf } from './codes';
import { TwoFactors } from './two-factors';

/** A person's own second factor, and the end of a member's by an owner. */
@Injectable()
export class OwnTwoFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly twoFactors: TwoFactors,
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
    private readonly signIns: SignIns,
    private readonly audit: AuditService,
    private readonly confirmation: Confirmation,
  ) {}

  async view({ userId, organizationId }: UserActor): Promise<TwoFactorView> {
    const [enabled, recoveryCodesLeft, membership] = await Promise.all([
      this.twoFactors.isOn(userId),
      this.twoFactors.recoveryCodesLeft(userId),
      this.organizations.membership(userId, organizationId),
    ]);
    return { enabled, recoveryCodesLeft, required: membership.requiresTwoFactor };
  }

  /** @throws ApiError wrong_password, log_in_again, two_factor_enabled */
  async begin(actor: UserActor, currentPassword: string): Promise<TwoFactorSecret> {
    const { email } = await this.confirmation.confirmed(actor, currentPassword);
    const secret = await this.unitOfWork.run((tx) => this.twoFactors.begin(tx, actor.userId));
    return { secret, uri: addressOf(secret, email) };
  }

  /**
   * From now on a log-in asks for a code. Other log-ins, which were made without one, end.
   *
   * @throws ApiError wrong_code, rate_limited, two_factor_enabled, not_found when none was begun
   */
  async confirm(actor: UserActor, code: string): Promise<RecoveryCodes> {
    if (await this.twoFactors.isOn(actor.userId)) throw new ApiError('two_factor_enabled');
    return this.twoFactors.checked(actor.userId, code, 'app', async (tx) => {
      const recoveryCodes = await this.twoFactors.renewRecoveryCodes(tx, actor.userId);
      await this.signIns.endAll(tx, actor.userId, actor.signInId);
      await this.audit.record(tx, actor, 'user.two_factor_enabled', publicId('user', actor.userId));
      return { recoveryCodes };
    });
  }

  /** @throws ApiError wrong_code, rate_limited, not_found */
  async renewCodes(actor: UserActor, code: string): Promise<RecoveryCodes> {
    await this.assertOn(actor.userId);
    return this.twoFactors.checked(actor.userId, code, 'app', async (tx) => {
      const recoveryCodes = await this.twoFactors.renewRecoveryCodes(tx, actor.userId);
      const target = publicId('user', actor.userId);
      await this.audit.record(tx, actor, 'user.recovery_codes_renewed', target);
      return { recoveryCodes };
    });
  }

  /** @throws ApiError wrong_password, log_in_again, wrong_code, rate_limited, not_found */
  async end(actor: UserActor, currentPassword: string, code: string): Promise<void> {
    await this.confirmation.confirmed(actor, currentPassword);
    await this.assertOn(actor.userId);
    await this.twoFactors.checked(actor.userId, code, 'app or recovery', async (tx) => {
      await this.twoFactors.end(tx, actor.userId);
      const target = publicId('user', actor.userId);
      await this.audit.record(tx, actor, 'user.two_factor_disabled', target);
    });
  }

  /**
   * Ends the second factor of a member who lost it, and their log-ins. Not of somebody who belongs to another
   * organization, too: an owner of one would open the other.
   *
   * @param currentPassword of the owner.
   * @throws ApiError not_found, forbidden, wrong_password, log_in_again
   */
  async reset(actor: UserActor, id: string, currentPassword: string): Promise<void> {
    const userId = parseId('user', id);
    await this.members.assertOwnAlone(actor, userId, 'They log in with a recovery code.');
    await this.confirmation.confirmed(actor, currentPassword);
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.twoFactors.end(tx, userId))) throw notFound('second factor of this member');
      await this.signIns.endAll(tx, userId);
      await this.audit.record(tx, actor, 'member.two_factor_reset', publicId('user', userId));
    });
  }

  private async assertOn(userId: string): Promise<void> {
    if (!(await this.twoFactors.isOn(userId))) throw notFound('second factor');
  }
}
