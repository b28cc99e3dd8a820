import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isGroup, type Notice } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../../../platform/database/unit-of-work';
import {
  type LearnedNumbers,
  MessageTopics,
  type StoredMessages,
} from '../../../platform/events/message-topics';
import {
  type NoticeSubscriber,
  type SessionConnection,
  type SessionContext,
  SessionInbox,
} from '../../../sessions/state/session-inbox';
import { GroupChanges } from '../changes/group-changes';
import { GroupReads } from './group-reads';
import { GroupsRepository } from '../store/groups.repository';
import { MembersRepository } from '../store/members.repository';

/** Groups that are remembered as known, of all sessions. */
const REMEMBERED = 20_000;

/** Stores what WhatsApp's notices say about groups, in the inbound commit. */
@Injectable()
export class GroupNotices implements NoticeSubscriber, OnModuleInit {
  private readonly known = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(
    private readonly inbox: SessionInbox,
    private readonly topics: MessageTopics,
    private readonly groups: GroupsRepository,
    private readonly members: MembersRepository,
    private readonly changes: GroupChanges,
    private readonly reads: GroupReads,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToNotices(this);
    this.topics.stored.listen((tx, stored) => this.meet(tx, stored));
    this.topics.learned.listen((tx, learned) => this.learn(tx, learned));
  }

  connected(connection: SessionConnection): void {
    this.reads.resume(connection);
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
    fresh: ReadonlySet<Notice>,
  ): Promise<void> {
    let isAny = false;
    for (const notice of notices) {
      const { group: news, from: jid, author, waId, timestamp: at } = notice;
      if (!news?.length || !fresh.has(notice)) continue;
      isAny = true;
      const by = author && { digits: author.from, type: author.fromType };
      await this.changes.apply(tx, session, { jid, news, by, at, writer: `notice ${waId}` });
    }
    if (isAny) tx.afterCommit(() => this.reads.wake(session.id));
  }

  /** A group is read from WhatsApp when its first message is stored. */
  private async meet(tx: Transaction, { sessionId, messages, ...tenant }: StoredMessages) {
    const jids = [...new Set(messages.map(({ chat }) => chat))]
      .filter((jid) => isGroup(jid) && !this.known.has(`${sessionId} ${jid}`))
      .sort();
    if (jids.length === 0) return;
    const met = await this.groups.meet(tx, { id: sessionId, ...tenant }, jids);
    tx.afterCommit(() => {
      for (const jid of jids) this.known.set(`${sessionId} ${jid}`, true);
      if (met > 0) this.reads.wake(sessionId);
    });
  }

  private learn(tx: Transaction, { sessionId: id, pairs, ...tenant }: LearnedNumbers) {
    return this.members.learn(tx, { id, ...tenant }, pairs);
  }
}
