import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { UsersService } from '../users/users.service';

/** Who may make an account: `REGISTRATION`. */
@Injectable()
export class Registration {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
  ) {}

  /**
   * Asked before a password is hashed, which costs more than all the rest.
   *
   * @throws ApiError registration_closed
   */
  async assertOpen(): Promise<void> {
    if (this.environment.registration === 'open') return;
    await this.unitOfWork.run((tx) => this.assertOpenWithin(tx));
  }

  /**
   * Asked again where the account is made. Two who want to be the first wait for each other.
   *
   * @throws ApiError registration_closed
   */
  async assertOpenWithin(tx: Transaction): Promise<void> {
    const { registration } = this.environment;
    if (registration === 'open') return;
    if (registration === 'closed') throw new ApiError('registration_closed');
    await tx.lock('the first account');
    if (await this.users.anyWithin(tx)) {
      throw new ApiError(
        'registration_closed',
        'This installation has its first account and takes others by invitation only. Ask an owner or admin to invite you, or the operator to set REGISTRATION=open.',
      );
    }
  }
}
