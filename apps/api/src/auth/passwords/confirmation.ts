import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/access/actor';
import { ApiError } from '../../platform/http/problems/api-error';
import { type Account, UsersService } from '../../users/users.service';
import { SignIns } from '../sign-ins/sign-ins';
import { AccountPasswords } from './account-passwords';

/** Finds out, before what opens an account is changed, whether its person is still there. */
@Injectable()
export class Confirmation {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: AccountPasswords,
    private readonly signIns: SignIns,
  ) {}

  /**
   * The account of a person who gives their password. Of an account without one, the log-in must be young.
   *
   * @throws ApiError wrong_password, log_in_again
   */
  async confirmed({ userId, signInId }: UserActor, currentPassword: string): Promise<Account> {
    const account = await this.users.get(userId);
    if (account.passwordHash === null) {
      if (await this.signIns.isFresh(signInId)) return account;
      throw new ApiError('log_in_again');
    }
    const opened = await this.passwords.opened(account, currentPassword);
    if (!opened) throw wrongPassword();
    return opened;
  }
}

/** The answer to a current password that does not fit. */
export function wrongPassword(): ApiError {
  const message = 'This is not your current password.';
  return new ApiError('wrong_password', undefined, [{ path: 'currentPassword', message }]);
}
