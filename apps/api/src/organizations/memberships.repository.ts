import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Role } from '@whathooks/dto';
import { Repository } from 'typeorm';
import { rowsOf } from '../platform/database/sql';
import type { Transaction } from '../platform/database/unit-of-work';
import { Membership } from './membership.entity';
import { Organization } from './organization.entity';

type NewMembership = Pick<Membership, 'id' | 'organizationId' | 'userId' | 'role'>;

/**
 * Who belongs to which organization, and as what. Rows are found by person: which organizations somebody
 * may enter is read here before any is entered.
 */
@Injectable()
export class MembershipsRepository {
  constructor(@InjectRepository(Membership) private readonly rows: Repository<Membership>) {}

  /** Writes an organization with its first member. */
  async found(tx: Transaction, name: string, first: NewMembership): Promise<void> {
    await tx.manager.insert(Organization, { id: first.organizationId, name });
    await tx.manager.insert(Membership, first);
  }

  /** The membership that somebody got first. */
  first(userId: string): Promise<Membership | null> {
    return this.rows.findOne({
      where: { userId },
      relations: { organization: true },
      order: { id: 'ASC' },
    });
  }

  find(userId: string, organizationId: string): Promise<Membership | null> {
    return this.rows.findOne({
      where: { userId, organizationId },
      relations: { organization: true },
    });
  }

  /** Read at every request of a person, so it asks for no more than it needs. */
  async role(userId: string, organizationId: string): Promise<Role | null> {
    const [row] = await rowsOf<{ role: Role }>(
      this.rows.manager,
      'SELECT role FROM memberships WHERE organization_id = $1 AND user_id = $2',
      [organizationId, userId],
    );
    return row?.role ?? null;
  }
}
