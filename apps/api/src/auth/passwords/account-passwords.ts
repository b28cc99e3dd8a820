import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { type Account, UsersService } from '../../users/users.service';
import { hashPassword, isOutdated, verifyPassword } from './passwords';

/** Passwords of accounts, compared with what somebody gives. */
@Injectable()
export class AccountPasswords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
  ) {}

  /**
   * The account that a password opens; null where it does not fit. Where it fits and its hash was made with
   * other parameters than those of today, a new hash takes its place.
   *
   * @param account null for one that does not exist, which takes as long.
   */
  async opened(account: Account | null, password: string): Promise<Account | null> {
    const matches = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account?.passwordHash || !matches) return null;
    return isOutdated(account.passwordHash) ? this.renewed(account, password) : account;
  }

  private async renewed(account: Account, password: string): Promise<Account | null> {
    const passwordHash = await hashPassword(password);
    const isReplaced = await this.unitOfWork.run((tx) =>
      this.users.changePassword(tx, account, passwordHash),
    );
    if (isReplaced) return { ...account, passwordHash };
    // Another log-in renewed it at the same time, or the password was changed.
    const current = await this.users.get(account.id);
    return (await verifyPassword(current.passwordHash, password)) ? current : null;
  }
}
