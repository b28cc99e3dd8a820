import { Injectable } from '@nestjs/common';
import type { ChatView, UpdateChatRequest } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { MembersService } from '../../organizations/members/members.service';
import { parseId, publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { type AppStateIntent, AppStateIntents } from '../app-state/app-state-intents';
import { ChatLabels } from '../app-state/chat-labels';
import { ChatEvents } from './chat-events';
import { ChatNoticesRepository, type NewNotice } from './store/chat-notices.repository';
import type { ChatRow } from './store/chat-views';
import { type ChatColumns, ChatsRepository } from './store/chats.repository';
import { ChatsService } from './chats.service';

/** What a request changes: columns, lines of the conversation, and what the phone is to take over. */
interface Changed {
  columns: ChatColumns;
  notices: NewNotice[];
  intents: AppStateIntent[];
}

/** Changes chats on request. */
@Injectable()
export class ChatChanges {
  constructor(
    private readonly chats: ChatsService,
    private readonly rows: ChatsRepository,
    private readonly notices: ChatNoticesRepository,
    private readonly events: ChatEvents,
    private readonly intents: AppStateIntents,
    private readonly labels: ChatLabels,
    private readonly members: MembersService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Two requests for one chat wait for each other at its row, and a message that comes meanwhile waits, too.
   *
   * @throws ApiError not_found, for a chat, a label or a member that is none
   */
  async update(actor: Actor, id: string, request: UpdateChatRequest): Promise<ChatView> {
    await this.unitOfWork.run(async (tx) => {
      const chat = await this.rows.lock(tx, actor, id);
      const changed = changesOf(chat, request);
      await this.assign(tx, actor, chat, request, changed);
      const isRelabelled = await this.relabel(tx, actor, chat, request, changed);
      const isChanged = Object.keys(changed.columns).length > 0;
      if (!isChanged && !isRelabelled) return;
      await this.rows.set(tx, actor, chat.id, changed.columns);
      const by = actor.kind === 'user' ? { userId: actor.userId } : { apiKeyId: actor.apiKeyId };
      const notices = changed.notices.map((notice) => ({ ...notice, ...by }));
      await this.notices.write(tx, actor, chat.id, notices);
      const session = { id: chat.sessionId, organizationId: actor.organizationId };
      if (changed.intents.length > 0) await this.intents.record(tx, session, changed.intents);
      await this.events.updated(tx, actor, [chat.id]);
    });
    return this.chats.get(actor, id);
  }

  private async assign(
    tx: Transaction,
    actor: Actor,
    chat: ChatRow,
    { assigneeId }: UpdateChatRequest,
    { columns, notices }: Changed,
  ): Promise<void> {
    if (assigneeId === undefined) return;
    const userId = assigneeId === null ? null : parseId('user', assigneeId);
    if (userId === chat.assigneeId) return;
    if (userId && !(await this.members.includes(tx, actor, userId))) throw notFound('member');
    if (userId && !(await this.members.reaches(tx, actor, userId, chat.sessionId)))
      throw notSeenBy();
    columns.assignee_id = userId;
    notices.push(
      userId
        ? { kind: 'assigned', members: [publicId('user', userId)] }
        : {
            kind: 'unassigned',
            members: chat.assigneeId ? [publicId('user', chat.assigneeId)] : [],
          },
    );
  }

  /** Returns whether the labels of the chat change. */
  private async relabel(
    tx: Transaction,
    actor: Actor,
    chat: ChatRow,
    { labels }: UpdateChatRequest,
    { notices, intents }: Changed,
  ): Promise<boolean> {
    if (!labels) return false;
    const wanted = new Set(labels.map((label) => parseId('label', label)));
    const found = await this.rows.labels(tx, actor, [...wanted]);
    if (found.length < wanted.size) throw notFound('label');
    const before = chat.labels ?? [];
    const had = new Set(before.map((label) => label.id));
    const added = found.filter((label) => !had.has(label.id));
    const removed = before.filter((label) => !wanted.has(label.id));
    if (added.length + removed.length === 0) return false;
    const marks = { added: idsOf(added), removed: idsOf(removed) };
    await this.rows.setLabels(tx, actor, chat.id, marks);
    const session = { id: chat.sessionId, organizationId: actor.organizationId };
    intents.push(...(await this.labels.intents(tx, session, chat.jid, marks)));
    for (const { name } of added) notices.push({ kind: 'labelled', value: name });
    for (const { name } of removed) notices.push({ kind: 'unlabelled', value: name });
    return true;
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** What a request says that is not so yet. */
function changesOf(chat: ChatRow, request: UpdateChatRequest): Changed {
  const columns: ChatColumns = {};
  const notices: NewNotice[] = [];
  const intents: AppStateIntent[] = [];
  const { jid } = chat;
  const { state, archived, markedUnread } = request;
  if (state !== undefined && state !== chat.state) {
    columns.state = state;
    // Nobody waits for a reply in a closed chat.
    if (state === 'closed') columns.needs_reply_since = null;
    notices.push({ kind: state === 'closed' ? 'closed' : 'reopened' });
  }
  if (archived !== undefined && archived !== chat.archived) {
    columns.archived = archived;
    intents.push({ kind: 'archive', chat: jid, archived });
  }
  const pinned = pinnedAfter(request);
  if (pinned !== undefined && pinned !== (chat.pinnedAt !== null)) {
    columns.pinned_at = pinned ? new Date() : null;
    intents.push({ kind: 'pin', chat: jid, pinned });
  }
  if (markedUnread !== undefined && markedUnread !== chat.markedUnread) {
    columns.marked_unread = markedUnread;
    intents.push({ kind: 'read', chat: jid, isRead: !markedUnread });
  }
  if (request.mutedUntil !== undefined) {
    const until = request.mutedUntil === null ? null : new Date(request.mutedUntil);
    if (until?.getTime() !== chat.mutedUntil?.getTime()) {
      columns.muted_until = until;
      intents.push({ kind: 'mute', chat: jid, until });
    }
  }
  return { columns, notices, intents };
}

/** An archived chat is not pinned: phones unpin it. */
function pinnedAfter({ pinned, archived }: UpdateChatRequest): boolean | undefined {
  return archived ? false : pinned;
}

function notSeenBy(): ApiError {
  const message = 'This member is limited to other numbers, and does not see the chat.';
  return invalidField('assigneeId', message, 'cannot_answer');
}
