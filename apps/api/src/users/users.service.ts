import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { sqlStateOf } from '../platform/database/conflicts';
import { newId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { User } from './user.entity';

const UNIQUE_VIOLATION = '23505';

/** What tells one person from another. */
export type Person = Pick<User, 'id' | 'email' | 'name'>;

/** A person with what opens their account. */
export type Account = Person & Pick<User, 'passwordHash'>;

/** The accounts of people, whatever organizations they belong to. */
@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  /** @param email in any letter case. */
  byEmail(email: string): Promise<Account | null> {
    return this.users.findOneBy({ email: email.toLowerCase() });
  }

  get(id: string): Promise<Account> {
    return this.users.findOneByOrFail({ id });
  }

  /** By id; without those who have no account. */
  async named(ids: readonly string[]): Promise<Map<string, Person>> {
    const found = await this.users.find({
      select: { id: true, email: true, name: true },
      where: { id: In([...ids]) },
    });
    return new Map(found.map((user) => [user.id, user]));
  }

  /** Whether there is any account. */
  anyWithin(tx: Transaction): Promise<boolean> {
    return tx.manager.exists(User);
  }

  /** @throws ApiError email_taken */
  async create(tx: Transaction, account: Omit<Account, 'id'>): Promise<Account> {
    const user = { ...account, id: newId(), email: account.email.toLowerCase() };
    try {
      await tx.manager.insert(User, user);
    } catch (error) {
      if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new ApiError('email_taken');
      throw error;
    }
    return user;
  }

  /** Replaces a hash. Returns false where the account has another hash by now. */
  async changePassword(tx: Transaction, account: Account, passwordHash: string): Promise<boolean> {
    const { affected } = await tx.manager.update(
      User,
      { id: account.id, passwordHash: account.passwordHash ?? IsNull() },
      { passwordHash },
    );
    return Boolean(affected);
  }

  /**
   * A password that is changed while it is compared opens nothing any more: the sign-in would be missed by
   * the change that ends all others.
   *
   * @throws ApiError wrong_login
   */
  async assertStillOpens(tx: Transaction, { id, passwordHash: hash }: Account): Promise<void> {
    const lock = { mode: 'pessimistic_read' } as const;
    const where = { id, passwordHash: hash ?? IsNull() };
    if (!(await tx.manager.findOne(User, { where, lock }))) {
      throw new ApiError('wrong_login');
    }
  }
}
