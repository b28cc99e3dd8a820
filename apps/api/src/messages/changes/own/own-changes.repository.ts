import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, IsNull, Not, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { Message } from '../../store/message.entity';
import { MessageChange } from '../../store/changes/message-change.entity';

/** Changes of messages that are sent, and the messages that they are about. */
@Injectable()
export class OwnChangesRepository {
  private readonly messages: TenantRepository<Message>;
  private readonly changes: TenantRepository<MessageChange>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly dataSource: DataSource,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
    this.changes = new TenantRepository(rows.manager, MessageChange, 'change');
  }

  /** @throws ApiError not_found */
  message(tenant: Tenant, id: string): Promise<Message> {
    return this.messages.get(tenant, id);
  }

  /**
   * Locks a message until the transaction ends.
   *
   * @throws ApiError not_found
   */
  lockMessage(tx: Transaction, tenant: Tenant, id: string): Promise<Message> {
    return this.messages.within(tx).lock(tenant, id);
  }

  /** The encoded protobuf of a message. */
  async bytesOf(tx: Transaction, { organizationId }: Tenant, id: string): Promise<Buffer> {
    const [row] = await tx.query<{ content: Buffer }>(
      'SELECT content FROM messages WHERE id = $1 AND organization_id = $2',
      [id, organizationId],
    );
    return row?.content ?? Buffer.alloc(0);
  }

  /**
   * The latest change of a message that we sent, or are to send; null where there is none.
   *
   * @param kinds only these; all of them where they are left out.
   */
  async latest(
    tenant: Tenant,
    messageId: string,
    kinds?: readonly MessageChange['kind'][],
    tx?: Transaction,
  ): Promise<MessageChange | null> {
    const changes = tx ? this.changes.within(tx) : this.changes;
    const where = {
      messageId,
      outboundStatus: Not(IsNull()),
      ...(kinds && { kind: In([...kinds]) }),
    };
    const [latest] = await changes.find(tenant, where, 1);
    return latest ?? null;
  }

  /** UUIDs of the other messages that are pinned in the chat of a message, the one that was pinned last first. */
  async pinnedBeside({ organizationId }: Tenant, message: Message): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT message.id FROM messages message
       WHERE organization_id = $1 AND session_id = $2 AND chat = $3 AND id <> $4 AND pinned_until > now()
       ORDER BY (SELECT max(pin.sent_at) FROM message_changes pin
                 WHERE pin.message_id = message.id AND pin.kind = 'pin') DESC NULLS LAST, id DESC`,
      [organizationId, message.sessionId, message.chat, message.id],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws ApiError not_found */
  reword(
    tx: Transaction,
    tenant: Tenant,
    id: string,
    text: string,
    bytes: Uint8Array,
  ): Promise<void> {
    return this.messages.within(tx).update(tenant, id, { text, bytes: Buffer.from(bytes) });
  }

  /**
   * A scheduled message is to be sent at another time.
   *
   * @param place where it stands in its chat then, as an id.
   * @throws ApiError not_found
   */
  move(tx: Transaction, tenant: Tenant, id: string, sentAt: Date, place: string): Promise<void> {
    return this.messages.within(tx).update(tenant, id, { sentAt, place });
  }

  async insert(
    tx: Transaction,
    tenant: Tenant,
    change: Omit<MessageChange, 'organizationId'>,
  ): Promise<void> {
    await this.changes.within(tx).insert(tenant, change);
  }
}
