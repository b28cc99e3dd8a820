import { Injectable } from '@nestjs/common';
import {
  type DraftPage,
  type DraftView,
  PAGE_DEFAULT,
  type PageQuery,
  type SaveDraftRequest,
} from '@whathooks/dto';
import { ChatsService } from '../../chats/kept/chats.service';
import { MessagesService } from '../../messages/messages.service';
import type { UserActor } from '../../platform/access/actor';
import { isOrphan } from '../../platform/database/conflicts';
import { decodeCursor, toPage } from '../../platform/database/cursor';
import { parseId, publicId } from '../../platform/database/ids';
import { notFound } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { LiveBus } from '../../platform/live-events/live-bus';
import { type DraftRow, DraftsRepository } from './drafts.repository';

/** What people have begun to write: whichever window and device they go on in. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly chats: ChatsService,
    private readonly messages: MessagesService,
    private readonly live: LiveBus,
  ) {}

  /** @throws ApiError invalid_cursor */
  async list(actor: UserActor, { cursor, limit = PAGE_DEFAULT }: PageQuery): Promise<DraftPage> {
    const before = cursor ? decodeCursor(cursor) : null;
    const rows = await this.drafts.list(actor, before, limit + 1);
    return toPage(
      rows.map((row) => ({ ...row, id: row.chatId })),
      limit,
      toView,
    );
  }

  /** @throws ApiError not_found */
  async get(actor: UserActor, chat: string): Promise<DraftView> {
    const { id } = await this.chats.row(actor, chat);
    const row = await this.drafts.find(actor, id);
    return row ? toView(row) : noDraft(id);
  }

  /**
   * When two windows save at once, the last one wins. Other windows of the person are notified.
   *
   * @throws ApiError not_found, invalid_request for a reply to a message of another chat.
   */
  async save(actor: UserActor, chat: string, request: SaveDraftRequest): Promise<DraftView> {
    const { text, replyTo = null } = request;
    const { id, sessionId, jid } = await this.chats.row(actor, chat);
    if (text === '') {
      await this.drafts.remove(actor, id);
      return this.told(actor, sessionId, noDraft(id));
    }
    const answered = replyTo && (await this.answered(actor, { sessionId, jid }, replyTo));
    try {
      const saved = toView(await this.drafts.save(actor, id, text, answered));
      return this.told(actor, sessionId, saved);
    } catch (error) {
      if (isOrphan(error)) throw notFound('chat');
      throw error;
    }
  }

  private told(
    { organizationId, userId }: UserActor,
    sessionId: string,
    draft: DraftView,
  ): DraftView {
    const where = { organizationId, to: [userId], sessionId };
    this.live.publish({ event: 'draft.changed', ...where, data: { draft } });
    return draft;
  }

  private async answered(
    actor: UserActor,
    { sessionId, jid }: { sessionId: string; jid: string },
    replyTo: string,
  ): Promise<string> {
    const id = parseId('message', replyTo);
    const message = (await this.messages.viewsOf(actor, [id])).get(id);
    if (!message) throw notFound('message');
    if (message.sessionId === publicId('session', sessionId) && message.chat === jid) return id;
    throw invalidField('replyTo', 'replyTo must be a message of the chat', 'wrong_message');
  }
}

function toView({ chatId, text, replyTo, updatedAt }: DraftRow): DraftView {
  return {
    chatId: publicId('chat', chatId),
    text,
    replyTo: replyTo && publicId('message', replyTo),
    updatedAt: updatedAt.toISOString(),
  };
}

function noDraft(chatId: string): DraftView {
  return { chatId: publicId('chat', chatId), text: '', replyTo: null, updatedAt: null };
}
