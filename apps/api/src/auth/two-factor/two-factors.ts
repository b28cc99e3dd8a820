import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { tooMany } from '../../platform/http/rate-limits/failed-tries';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';
import { Vault } from '../../platform/vault/vault';
import { hashRecoveryCode, newRecoveryCodes, newSecret, stepOf, typedCode } from './codes';
import { TwoFactorsRepository } from './two-factors.repository';

/** So many codes may be wrong before the next one has to wait. */
const FREE = 5;
const LONGEST_MS = 15 * 60_000;

/** What a code may be. */
type Accepted = 'app' | 'app or recovery';

/** Second factors of people: codes of an authenticator app, and recovery codes in its place. */
@Injectable()
export class TwoFactors {
  constructor(
    private readonly rows: TwoFactorsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: Vault,
    private readonly secrets: InstallationSecrets,
  ) {}

  /** Whether a person's log-in asks for a code. */
  isOn(userId: string): Promise<boolean> {
    return this.rows.isOn(userId);
  }

  recoveryCodesLeft(userId: string): Promise<number> {
    return this.rows.countRecoveryCodes(userId);
  }

  /**
   * A new secret in base32, which asks for nothing until a code of it is given.
   *
   * @throws ApiError two_factor_enabled
   */
  async begin(tx: Transaction, userId: string): Promise<string> {
    const secret = newSecret();
    const sealed = (await this.sealer(userId)).seal('secret', secret);
    if (!(await this.rows.begin(tx, userId, sealed))) throw new ApiError('two_factor_enabled');
    return secret;
  }

  /**
   * Looks at a code. A good one is not good again. A wrong one is counted, whatever becomes of what it was
   * given for: each makes the next one wait longer, from whatever address and in every process.
   *
   * @throws ApiError wrong_code, rate_limited, not_found where there is no second factor
   */
  async check(userId: string, code: string, accepted: Accepted): Promise<void> {
    await this.checked(userId, code, accepted, () => Promise.resolve());
  }

  /**
   * Like {@link check}; with a good code what it was given for is done, in the same transaction: either the code
   * is used up and it is done, or neither.
   *
   * @throws ApiError wrong_code, rate_limited, not_found where there is no second factor
   */
  async checked<T>(
    userId: string,
    code: string,
    accepted: Accepted,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    const outcome = await this.unitOfWork.run(async (tx) => {
      const fault = await this.tried(tx, userId, code, accepted);
      return fault ?? { value: await work(tx) };
    });
    if (outcome instanceof ApiError) throw outcome;
    return outcome.value;
  }

  /** Other recovery codes, in the place of those before. */
  async renewRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
    const key = await this.recoveryKey();
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(key, userId, code));
    await this.rows.setRecoveryCodes(tx, userId, hashes);
    return codes;
  }

  /** Whether there was one that was confirmed. */
  end(tx: Transaction, userId: string): Promise<boolean> {
    return this.rows.remove(tx, userId);
  }

  private async tried(
    tx: Transaction,
    userId: string,
    given: string,
    accepted: Accepted,
  ): Promise<ApiError | null> {
    const row = await this.rows.locked(tx, userId);
    if (!row) return new ApiError('not_found', 'There is no second factor to be confirmed.');
    if (row.waitMs > 0) return tooMany(row.waitMs, 'wrong codes');
    const secret = (await this.sealer(userId)).openText('secret', row.secret);
    const step = stepOf(secret, typedCode(given));
    if (step !== null && step > row.lastStep) {
      await this.rows.used(tx, userId, step);
      return null;
    }
    if (accepted === 'app or recovery' && row.isConfirmed) {
      const hash = hashRecoveryCode(await this.recoveryKey(), userId, given);
      if (await this.rows.takeRecoveryCode(tx, userId, hash)) {
        await this.rows.used(tx, userId, null);
        return null;
      }
    }
    const beyond = row.failures + 1 - FREE;
    await this.rows.failed(tx, userId, beyond < 0 ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** beyond));
    return new ApiError('wrong_code', undefined, [{ path: 'code', message: WRONG }]);
  }

  private async sealer(userId: string) {
    return (await this.vault.installation()).sealer('two_factors', userId);
  }

  private recoveryKey(): Promise<Buffer> {
    return this.secrets.get('recovery-code-key');
  }
}

const WRONG = 'This code is wrong, or was used already. Wait for the next one.';
