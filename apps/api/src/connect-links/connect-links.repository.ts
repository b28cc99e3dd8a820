import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PageQuery } from '@whathooks/dto';
import { MoreThan, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import type { Transaction } from '../platform/database/unit-of-work';
import { ConnectLink } from './connect-link.entity';

/**
 * The table of connect links. They are found by the hash of their token, too: who brings one belongs to no
 * organization.
 */
@Injectable()
export class ConnectLinksRepository {
  private readonly links: TenantRepository<ConnectLink>;

  constructor(@InjectRepository(ConnectLink) private readonly rows: Repository<ConnectLink>) {
    this.links = new TenantRepository(rows.manager, ConnectLink, 'connect link');
  }

  insert(
    tx: Transaction,
    tenant: Tenant,
    link: Omit<ConnectLink, 'organizationId' | 'createdAt'>,
  ): Promise<ConnectLink> {
    return this.links.within(tx).insert(tenant, link);
  }

  countOpen(tx: Transaction, tenant: Tenant): Promise<number> {
    return this.links.within(tx).count(tenant, open());
  }

  /** @param session whose; null for those of all. */
  page<View>(
    tenant: Tenant,
    query: PageQuery,
    session: { id: string } | null,
    view: (row: ConnectLink) => View,
  ) {
    const of = session ? { sessionId: session.id } : {};
    return this.links.page(tenant, query, view, { ...open(), ...of });
  }

  findOpen(tx: Transaction, tenant: Tenant, id: string): Promise<ConnectLink | null> {
    return this.links.within(tx).findOne(tenant, { id, ...open() });
  }

  byHash(tokenHash: Buffer): Promise<ConnectLink | null> {
    return this.rows.findOneBy({ tokenHash, ...open() });
  }

  async remove(tx: Transaction, tenant: Tenant, id: string): Promise<void> {
    await this.links.within(tx).remove(tenant, id);
  }

  async removeExpired(tx: Transaction, { organizationId }: Tenant): Promise<void> {
    await tx.query('DELETE FROM connect_links WHERE organization_id = $1 AND expires_at <= now()', [
      organizationId,
    ]);
  }

  /** Ends the links of sessions that a phone is linked to now. */
  async removeOf(tx: Transaction, sessionIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM connect_links WHERE session_id = ANY ($1::uuid[])', [sessionIds]);
  }
}

function open(): { expiresAt: ReturnType<typeof MoreThan<Date>> } {
  return { expiresAt: MoreThan(new Date()) };
}
