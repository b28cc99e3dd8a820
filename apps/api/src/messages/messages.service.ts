import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type ListMessagesQuery,
  MEDIA_TYPES,
  type MessagePage,
  type MessageTypeName,
  type MessageView,
} from '@whathooks/dto';
import {
  contentIn,
  digitsOf,
  isLid,
  isShared,
  type MessageContent,
  userJid,
} from '@whathooks/whatsapp';
import {
  DataSource,
  type FindOperator,
  type FindOptionsWhere,
  In,
  LessThan,
  MoreThan,
  MoreThanOrEqual,
  Raw,
  Repository,
} from 'typeorm';
import { MediaService } from '../media/items/media.service';
import { parseId } from '../platform/database/ids';
import { FROM_THE_FIRST, type Side } from '../platform/database/side';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import type { Actor } from '../platform/access/actor';
import { SessionLookup } from '../sessions/door/session-lookup';
import { OwnChangesRepository } from './changes/own/own-changes.repository';
import { AnswersRepository } from './store/changes/answers.repository';
import { lastChangeView } from './store/changes/last-change';
import { ChatTitles } from './store/chats/chat-titles';
import { LidNumbersRepository } from './store/chats/lid-numbers.repository';
import { recipientView } from './outbox/results/message-recipients';
import { MessageRecipientsRepository } from './outbox/tables/message-recipients.repository';
import { Message } from './store/message.entity';
import { toView } from './store/message-views';
import { SenderNames } from './store/sender-names';
import { StoredBytesRepository } from './store/stored-bytes.repository';
import { findBeside, type PlacedMessage } from './store/messages.repository';

const FILE_TYPES: ReadonlySet<MessageTypeName> = new Set(MEDIA_TYPES);

/** Reads messages. */
@Injectable()
export class MessagesService {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly sessions: SessionLookup,
    private readonly lids: LidNumbersRepository,
    private readonly changes: OwnChangesRepository,
    private readonly answers: AnswersRepository,
    private readonly recipients: MessageRecipientsRepository,
    private readonly media: MediaService,
    private readonly bytes: StoredBytesRepository,
    private readonly senders: SenderNames,
    private readonly titles: ChatTitles,
    private readonly dataSource: DataSource,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<MessageView> {
    const message = await this.messages.get(actor, parseId('message', id));
    const change = await this.changes.latest(actor, message.id);
    const answers = await this.answers.of(actor, message);
    const recipients = await this.recipientsOf(actor, message);
    const [view] = await this.withTitles(actor, await this.complete(actor, [toView(message)]));
    return { ...toView(message), ...view, ...answers, ...recipients, ...lastChangeView(change) };
  }

  /**
   * What a received message says, with what its view leaves out; `content` is null where it cannot be read.
   *
   * @throws ApiError not_found
   */
  async said(
    actor: Actor,
    id: string,
  ): Promise<{ sessionId: string; author: string; content: MessageContent | null }> {
    const message = await this.messages.get(actor, parseId('message', id));
    const { sessionId, author, direction } = message;
    const bytes = await this.bytes.ofMessage(actor, message.id);
    return { sessionId, author, content: contentIn(bytes, direction === 'outbound') };
  }

  /** @throws ApiError not_found when `sessionId` is no session of this organization. */
  async list(actor: Actor, query: ListMessagesQuery): Promise<MessagePage> {
    const where: FindOptionsWhere<Message> = {};
    if (query.sessionId)
      [where.sessionId] = await this.sessions.resolveIds(actor, [query.sessionId]);
    if (query.status) where.status = query.status;
    if (query.direction) where.direction = query.direction;
    if (query.starred !== undefined) where.starred = query.starred;
    if (query.pinned !== undefined) where.pinnedUntil = pinnedOrNot(query.pinned);
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
    const page = await this.messages.page(actor, query, toView, where);
    return { ...page, data: await this.withTitles(actor, await this.complete(actor, page.data)) };
  }

  /** Messages by UUID; what is not there, or of another organization, is left out. */
  async viewsOf(actor: Tenant, ids: readonly string[]): Promise<Map<string, MessageView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.messages.find(actor, { id: In([...ids]) });
    const views = await this.complete(actor, rows.map(toView));
    return new Map(rows.flatMap(({ id }, index) => (views[index] ? [[id, views[index]]] : [])));
  }

  /** The oldest message of a chat, as WhatsApp names it; null where there is none. */
  async oldestIn(
    tenant: Tenant,
    { sessionId, jid: chat }: { sessionId: string; jid: string },
  ): Promise<Pick<Message, 'waMessageId' | 'originChat' | 'direction' | 'sentAt'> | null> {
    const [oldest] = await this.beside(tenant, { sessionId, jid: chat }, FROM_THE_FIRST, 1);
    return oldest ? this.messages.get(tenant, oldest.id) : null;
  }

  /** Messages of one chat on one side of a place in it, the nearest first. */
  beside(
    { organizationId }: Tenant,
    { sessionId, jid }: { sessionId: string; jid: string },
    side: Side,
    limit: number,
  ): Promise<PlacedMessage[]> {
    return findBeside(this.dataSource, { organizationId, id: sessionId }, jid, side, limit);
  }

  /** Adds to messages what stands elsewhere: their files, and the names of who had them sent. */
  private async complete(tenant: Tenant, views: readonly MessageView[]): Promise<MessageView[]> {
    return this.senders.told(tenant, await this.withMedia(tenant, views));
  }

  private async withTitles(tenant: Tenant, views: readonly MessageView[]): Promise<MessageView[]> {
    const placeOf = ({ sessionId, chat }: MessageView) => ({
      sessionId: parseId('session', sessionId),
      jid: chat,
    });
    const titleOf = await this.titles.of(tenant, views.map(placeOf));
    return views.map((view) => {
      const chatTitle = titleOf(placeOf(view));
      return chatTitle === undefined ? view : { ...view, chatTitle };
    });
  }

  private async withMedia(actor: Tenant, views: readonly MessageView[]): Promise<MessageView[]> {
    const files = views.filter(({ type }) => FILE_TYPES.has(type));
    const media = await this.media.viewsOf(
      actor,
      files.map(({ id }) => parseId('message', id)),
    );
    return views.map((view) => {
      const file = media.get(parseId('message', view.id));
      return file ? { ...view, media: file } : view;
    });
  }

  private async recipientsOf(
    actor: Actor,
    { id, chat, direction }: Message,
  ): Promise<Pick<MessageView, 'recipients'>> {
    if (direction === 'inbound' || !isShared(chat)) return {};
    return { recipients: (await this.recipients.of(actor, id)).map(recipientView) };
  }

  /** A chat by its JID or by digits. What a LID named once stands under its number now. */
  async chatsNamed(actor: Actor, name: string): Promise<string[]> {
    const isDigits = /^\d+$/.test(name);
    const lid = isDigits ? name : isLid(name) ? digitsOf(name) : null;
    const numbers = lid ? await this.lids.inOrganization(actor, lid) : [];
    const named = isDigits ? [userJid(name), `${name}@lid`] : [name];
    return [...named, ...numbers.map(userJid)];
  }
}

function pinnedOrNot(isPinned: boolean): FindOperator<Date> {
  return isPinned
    ? MoreThan(new Date())
    : Raw((column) => `(${column} IS NULL OR ${column} <= now())`);
}
