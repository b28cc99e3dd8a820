import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  digitsOf,
  type InboundIdentity,
  isGroup,
  isLid,
  type Placeholder,
} from '@whathooks/whatsapp';
import { type FindOptionsWhere, In, MoreThan, Repository } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import { Message } from './message.entity';

/** Reads what a connection asks of stored messages: their bytes, and which of them have none. */
@Injectable()
export class StoredBytesRepository {
  constructor(@InjectRepository(Message) private readonly rows: Repository<Message>) {}

  /** Messages that await the session's phone and are younger than this, newest first. */
  async placeholders(sessionId: string, since: Date, limit: number): Promise<Placeholder[]> {
    const rows = await this.rows.find({
      where: { sessionId, awaitsPhone: true, sentAt: MoreThan(since) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(({ waMessageId, originChat: chat, author, direction }) => ({
      waMessageId,
      chat,
      author,
      fromMe: direction === 'outbound',
    }));
  }

  /** The encoded protobuf of a message; empty where there is none. */
  async ofMessage({ organizationId }: Tenant, id: string): Promise<Buffer> {
    const [row] = await this.rows.manager.query<{ content: Buffer }[]>(
      'SELECT content FROM messages WHERE id = $1 AND organization_id = $2',
      [id, organizationId],
    );
    return row?.content ?? Buffer.alloc(0);
  }

  /** The encoded protobuf of a message, by the addresses that came, or under the other address of the same person. */
  async ofReceived(
    sessionId: string,
    { waMessageId, chat, author }: InboundIdentity,
  ): Promise<Uint8Array | null> {
    const [row] = await this.rows.manager.query<{ content: Buffer }[]>(
      `SELECT content FROM messages
       WHERE session_id = $1 AND wa_message_id = $2
         AND (origin_chat = $3 AND author = $4
           OR sender_type = 'phone' AND (chat = $3 OR NOT $5)
             AND sender = COALESCE((SELECT phone FROM lid_numbers WHERE session_id = $1 AND lid = $6), $7))
       LIMIT 1`,
      [
        sessionId,
        waMessageId,
        chat,
        author,
        isGroup(chat),
        isLid(author) ? digitsOf(author) : null,
        isLid(author) ? null : digitsOf(author),
      ],
    );
    return row?.content ?? null;
  }

  /**
   * The encoded protobuf of a message that was sent. A chat with a person stands under the number once that is
   * known.
   *
   * @param chats JIDs of the one chat that the message has to be of.
   */
  async ofSent(
    sessionId: string,
    waMessageId: string,
    chats: string[],
  ): Promise<Uint8Array | null> {
    const where: FindOptionsWhere<Message> = { sessionId, waMessageId, direction: 'outbound' };
    const row = await this.rows.findOne({
      where: [
        { ...where, chat: In(chats) },
        { ...where, originChat: In(chats) },
      ],
      select: { id: true, bytes: true },
    });
    return row?.bytes ?? this.ofSentChange(sessionId, waMessageId, chats);
  }

  /** Of an edit or a deletion that was sent. */
  private async ofSentChange(
    sessionId: string,
    waMessageId: string,
    chats: string[],
  ): Promise<Uint8Array | null> {
    const [row] = await this.rows.manager.query<{ content: Buffer }[]>(
      `SELECT content FROM message_changes
       WHERE session_id = $1 AND wa_message_id = $2 AND (chat = ANY ($3) OR origin_chat = ANY ($3))
         AND outbound_status IS NOT NULL`,
      [sessionId, waMessageId, chats],
    );
    return row?.content ?? null;
  }
}
