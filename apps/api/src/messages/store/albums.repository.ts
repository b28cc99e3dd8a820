import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Raw, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { Message } from './message.entity';

/** Pictures and videos that were sent together. */
@Injectable()
export class AlbumsRepository {
  private readonly messages: TenantRepository<Message>;

  constructor(@InjectRepository(Message) rows: Repository<Message>) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /** Messages of an album in their order, by WhatsApp's id of it. */
  async itemsOf(tenant: Tenant, sessionId: string, albumId: string): Promise<Message[]> {
    const details = Raw((column) => `${column}->>'albumId' = :albumId`, { albumId });
    const items = await this.messages.find(tenant, { sessionId, details });
    return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}
