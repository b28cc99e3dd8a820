import { Injectable } from '@nestjs/common';
import { LogInThrottle } from '../../platform/http/rate-limits/log-in-throttle';
import { UsersService } from '../../users/users.service';
import { SignIns } from '../sign-ins/sign-ins';
import type { Visitor } from '../sign-ins/visitor';

/** Tries of people who are not logged in yet. */
@Injectable()
export class PasswordTries {
  constructor(
    private readonly throttle: LogInThrottle,
    private readonly users: UsersService,
    private readonly signIns: SignIns,
  ) {}

  /**
   * Tries the password of an account, slowed down after wrong ones.
   *
   * @param tryIt throws `wrong_login` when the password does not fit.
   * @throws ApiError rate_limited
   */
  async attempt<T>(email: string, visitor: Visitor, tryIt: () => Promise<T>): Promise<T> {
    const isKnown = await this.isKnown(email, visitor);
    return this.throttle.attempt({ account: email, address: visitor.address, isKnown }, tryIt);
  }

  private async isKnown(email: string, { device }: Visitor): Promise<boolean> {
    const account = await this.users.byEmail(email);
    return account !== null && this.signIns.knowsDevice(account.id, device);
  }
}
