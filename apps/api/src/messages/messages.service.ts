import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ListMessagesQuery, MessagePage } from '@whathooks/dto';
import {
  digitsOf,
  isGroup,
  isLid,
  userJid,
  type InboundIdentity,
  type Placeholder,
} from '@whathooks/whatsapp';
import {
  type FindOptionsWhere,
  In,
  LessThan,
  MoreThan,
  MoreThanOrEqual,
  Raw,
  Repository,
} from 'typeorm';
import { TenantRepository } from '../platform/database/tenant-repository';
import type { Actor } from '../platform/access/actor';
import { SessionInbox, type InboxKeeper } from '../sessions/state/session-inbox';
import { SessionsService } from '../sessions/sessions.service';
import { chatOf } from './store/chat-of';
import { GroupDeletions } from './changes/group-deletions';
import { HeldMessages } from './outbox/held-messages';
import { InboundMessagesService } from './inbound/inbound-messages.service';
import { JoinedChats } from './inbound/joined-chats';
import { LidNumbersRepository } from './store/lid-numbers.repository';
import { Message } from './store/message.entity';
import { toView } from './store/message-views';
import { OutboxService } from './outbox/outbox.service';
import { SentMessagesService } from './outbox/sent-messages.service';

/** Reads messages, and keeps what arrives on sessions. */
@Injectable()
export class MessagesService implements OnModuleInit {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) private readonly rows: Repository<Message>,
    private readonly sessions: SessionsService,
    private readonly inbox: SessionInbox,
    private readonly inbound: InboundMessagesService,
    private readonly sent: SentMessagesService,
    private readonly outbox: OutboxService,
    private readonly held: HeldMessages,
    private readonly deletions: GroupDeletions,
    private readonly chats: JoinedChats,
    private readonly lids: LidNumbersRepository,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  onModuleInit(): void {
    const keeper: InboxKeeper = {
      storeMessages: async (tx, session, messages) => {
        await this.inbound.store(tx, session, messages);
        if (await this.held.release(tx, session, messages.map(chatOf)))
          tx.afterCommit(() => this.outbox.wake(session.id));
      },
      learnNumbers: (tx, session, pairs) => this.chats.learn(tx, session, pairs),
      storeReceipts: (tx, session, receipts) => this.sent.storeReceipts(tx, session, receipts),
      findBytes: (sessionId, identity) => this.content(sessionId, identity),
      findSentBytes: (sessionId, waMessageId, chats) =>
        this.sentContent({ sessionId, waMessageId, direction: 'outbound' }, chats),
      findPlaceholders: (sessionId, since, limit) => this.placeholders(sessionId, since, limit),
      connected: (session, guard) => {
        const socket = this.sessions.line(session.id);
        if (!socket) return;
        this.outbox.resume({ session, socket, guard });
        this.deletions.resume({ session, socket, guard });
      },
      leaving: (sessionId) => this.outbox.drain(sessionId),
    };
    this.inbox.keepBy(keeper);
  }

  /** @throws ApiError not_found when `sessionId` is no session of this organization. */
  async list(actor: Actor, query: ListMessagesQuery): Promise<MessagePage> {
    const where: FindOptionsWhere<Message> = {};
    if (query.sessionId)
      [where.sessionId] = await this.sessions.resolveIds(actor, [query.sessionId]);
    if (query.direction) where.direction = query.direction;
    if (query.chat) where.chat = In(await this.chatsNamed(actor, query.chat));
    const since = query.since ? new Date(query.since) : null;
    const until = query.until ? new Date(query.until) : null;
    if (since && until) {
      where.createdAt = Raw((column) => `${column} >= :since AND ${column} < :until`, {
        since,
        until,
      });
    } else if (since) where.createdAt = MoreThanOrEqual(since);
    else if (until) where.createdAt = LessThan(until);
    return this.messages.page(actor, query, toView, where);
  }

  /** A chat by its JID or by digits. What a LID named once stands under its number now. */
  private async chatsNamed(actor: Actor, name: string): Promise<string[]> {
    const isDigits = /^\d+$/.test(name);
    const lid = isDigits ? name : isLid(name) ? digitsOf(name) : null;
    const numbers = lid ? await this.lids.inOrganization(actor, lid) : [];
    const named = isDigits ? [userJid(name), `${name}@lid`] : [name];
    return [...named, ...numbers.map(userJid)];
  }

  private async placeholders(
    sessionId: string,
    since: Date,
    limit: number,
  ): Promise<Placeholder[]> {
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

  /** By the addresses that came, or under the other address of the same person. */
  private async content(
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

  /** A chat with a person stands under the number once that is known. */
  private async sentContent(
    where: FindOptionsWhere<Message>,
    chats: string[],
  ): Promise<Uint8Array | null> {
    const row = await this.rows.findOne({
      where: [
        { ...where, chat: In(chats) },
        { ...where, originChat: In(chats) },
      ],
      select: { id: true, bytes: true },
    });
    return row?.bytes ?? null;
  }
}
