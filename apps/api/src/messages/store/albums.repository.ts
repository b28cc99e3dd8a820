import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { Message } from './message.entity';

/** Messages of a chat that are looked at behind an album: its pictures are written with it. */
const BEHIND_MAX = 500;

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

  /** What an album that was sent consists of, in its order. */
  async itemsOf(tenant: Tenant, { id, sessionId, chat, waMessageId }: Message): Promise<Message[]> {
    const behind = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM messages
       WHERE session_id = $1 AND organization_id = $2 AND chat = $3 AND id > $4 ORDER BY id LIMIT $5`,
      [sessionId, tenant.organizationId, chat, id, BEHIND_MAX],
    );
    const rows = await this.messages.find(tenant, { id: In(behind.map((row) => row.id)) });
    const items = rows.filter(({ details }) => details?.albumId === waMessageId);
    return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}
