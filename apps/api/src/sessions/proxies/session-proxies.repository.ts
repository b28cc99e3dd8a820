import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';

/** Proxies of sessions, sealed. */
@Injectable()
export class SessionProxiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The proxy that a session has now; null for none. */
  async find({ id, organizationId }: Tenant & { id: string }): Promise<Buffer | null> {
    const [row] = await rowsOf<{ proxy: Buffer | null }>(
      this.dataSource,
      'SELECT proxy FROM sessions WHERE id = $1 AND organization_id = $2',
      [id, organizationId],
    );
    return row?.proxy ?? null;
  }
}
