import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { Message } from './message.entity';

/** Pictures and videos that were sent together. */
@Injectable()
export class AlbumsRepository {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly dataSource: DataSource,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /** Messages of an album in their order, by WhatsApp's id of it. */
  async itemsOf(tenant: Tenant, sessionId: string, albumId: string): Promise<Message[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM messages
       WHERE session_id = $1 AND organization_id = $2 AND details->>'albumId' = $3`,
      [sessionId, tenant.organizationId, albumId],
    );
    const items = await this.messages.find(tenant, { id: In(rows.map(({ id }) => id)) });
    return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}
