import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { type Database, rowsOf } from '../platform/database/sql';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import type { Transaction } from '../platform/database/unit-of-work';
import { Client } from './client.entity';

/** A client with the UUIDs of its sessions. */
export type ClientRow = Pick<Client, 'id' | 'name' | 'createdAt'> & { sessionIds: string[] };

/** `$1` the organization. Sessions out of reach of the caller are not there. */
const CLIENTS = `
  SELECT id, name, created_at AS "createdAt", sessions_within(organization_id, ARRAY[id], '{}') AS "sessionIds"
  FROM clients WHERE organization_id = $1`;

/** The table of clients, and what is within the reach of a limit. */
@Injectable()
export class ClientsRepository {
  private readonly clients: TenantRepository<Client>;

  constructor(@InjectRepository(Client) private readonly rows: Repository<Client>) {
    this.clients = new TenantRepository(rows.manager, Client, 'client');
  }

  all({ organizationId }: Tenant): Promise<ClientRow[]> {
    return rowsOf(this.rows.manager, CLIENTS, [organizationId]);
  }

  /** Null when there is none. */
  async find(
    { organizationId }: Tenant,
    id: string,
    on: Database = this.rows.manager,
  ): Promise<ClientRow | null> {
    const [row] = await rowsOf<ClientRow>(on, `${CLIENTS} AND id = $2`, [organizationId, id]);
    return row ?? null;
  }

  /** @throws ApiError not_found */
  lock(tx: Transaction, tenant: Tenant, id: string): Promise<Client> {
    return this.clients.within(tx).lock(tenant, id);
  }

  count(tx: Transaction, tenant: Tenant): Promise<number> {
    return this.clients.within(tx).count(tenant);
  }

  countOf(tx: Transaction, tenant: Tenant, ids: readonly string[]): Promise<number> {
    return this.clients.within(tx).count(tenant, { id: In([...ids]) });
  }

  insert(tx: Transaction, tenant: Tenant, client: Pick<Client, 'id' | 'name'>): Promise<Client> {
    return this.clients.within(tx).insert(tenant, client);
  }

  rename(tx: Transaction, tenant: Tenant, id: string, name: string): Promise<void> {
    return this.clients.within(tx).update(tenant, id, { name });
  }

  remove(tx: Transaction, tenant: Tenant, id: string): Promise<void> {
    return this.clients.within(tx).remove(tenant, id);
  }

  /** UUIDs of webhooks that name one of these sessions, in their order. */
  async webhooksNaming(
    tx: Transaction,
    { organizationId }: Tenant,
    sessionIds: readonly string[],
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      tx,
      'SELECT id FROM webhooks WHERE organization_id = $1 AND session_ids && $2::uuid[] ORDER BY id',
      [organizationId, sessionIds],
    );
    return rows.map(({ id }) => id);
  }

  /** UUIDs of the sessions of these clients, and of those of these sessions that there are. */
  async sessionsWithin(
    { organizationId }: Tenant,
    clientIds: readonly string[],
    sessionIds: readonly string[],
    on: Database = this.rows.manager,
  ): Promise<string[]> {
    const [row] = await rowsOf<{ ids: string[] }>(
      on,
      'SELECT sessions_within($1, $2::uuid[], $3::uuid[]) AS ids',
      [organizationId, clientIds, sessionIds],
    );
    return row?.ids ?? [];
  }
}
