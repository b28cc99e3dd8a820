import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
} from '@nestjs/common';
import { digitsOf, isLid, userJid } from '@whathooks/whatsapp';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import { KnownNumbers } from '../../sessions/gateway/credentials/known-numbers';
import type { SessionConnection, SessionContext } from '../../sessions/state/session-inbox';
import { applyChange } from './apply-change';
import { findTarget, type Named } from './message-changes.repository';
import { GroupDeletionsRepository } from './group-deletions.repository';
import { GroupDeletionWorker, type Look } from './group-deletion-worker';
import { MessageChange } from '../store/changes/message-change.entity';

/** Groups that are asked about in one look. */
const GROUPS_AT_ONCE = 20;
/** Deletions of one group that are read at once. */
const PAGE = 100;

/**
 * Deletions in groups of what others wrote. Administrators may; who is one is asked of the server when
 * the message is there, outside of any transaction. Until there is an answer a deletion waits in the
 * database.
 */
@Injectable()
export class GroupDeletions implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(GroupDeletions.name);
  private readonly workers = new Map<string, GroupDeletionWorker>();
  /** Workers that are stopping and still have pending work. */
  private readonly ending = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly waiting: GroupDeletionsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
    private readonly numbers: KnownNumbers,
  ) {}

  /** A session has a new connection: what waits is decided. */
  resume(connection: SessionConnection): void {
    const { id } = connection.session;
    this.end(this.workers.get(id));
    const worker = new GroupDeletionWorker(
      (except) => this.look(connection, except),
      (error) =>
        this.logger.error({ err: error, sessionId: id }, 'deletions in groups could not be read'),
    );
    this.workers.set(id, worker);
    connection.socket.on('close', () => {
      this.end(worker);
      if (this.workers.get(id) === worker) this.workers.delete(id);
    });
  }

  /** A deletion was stored, or its message. Without a connection here it waits for the next one. */
  wake(sessionId: string): void {
    this.workers.get(sessionId)?.wake();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const worker of this.workers.values()) this.end(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
  }

  private end(worker: GroupDeletionWorker | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }

  private async look(connection: SessionConnection, except: string[]): Promise<Look> {
    const groups = await this.waiting.groups(connection.session, except, GROUPS_AT_ONCE);
    const open = await Promise.all(groups.map((group) => this.decide(connection, group, except)));
    return { open: open.flat(), isMore: groups.length === GROUPS_AT_ONCE };
  }

  /**
   * Asks who administers a group, and applies or denies what waits there.
   *
   * @returns what could not be decided: the group, or single deletions.
   */
  private async decide(
    connection: SessionConnection,
    group: string,
    except: string[],
  ): Promise<string[]> {
    try {
      const administrators = new Set(await connection.socket.administrators(group));
      const open: string[] = [];
      for (;;) {
        const left = [...except, ...open];
        const page = await this.waiting.inGroup(connection.session, group, left, PAGE);
        for (const change of page) {
          if (!isOneOf(administrators, change)) await this.deny(connection, change);
          else if (!(await this.apply(connection, change))) open.push(change.id);
        }
        if (page.length < PAGE) return open;
      }
    } catch (error) {
      const { id: sessionId } = connection.session;
      if (!this.stopping)
        this.logger.warn(
          { err: error, sessionId, group },
          'administrators of a group are unknown: deletions wait',
        );
      return [group];
    }
  }

  /** False when the deletion names a message of somebody else. */
  private async apply(
    { session, guard }: SessionConnection,
    change: MessageChange,
  ): Promise<boolean> {
    const by = await this.namedAuthor(session, change.targetAuthor ?? '');
    return this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const target = await findTarget(tx, session, { ...change, by });
      if (!target) return false;
      await this.bus.publish(tx, await applyChange(tx, session, change, target));
      return true;
    });
  }

  private async deny({ session, guard }: SessionConnection, change: MessageChange): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const { organizationId } = session;
      await tx.manager.update(
        MessageChange,
        { organizationId, id: change.id, messageId: IsNull() },
        { deniedAt: new Date() },
      );
    });
  }

  /** Who a deletion says has written its message, by number where that is known. */
  private async namedAuthor(session: SessionContext, author: string): Promise<Named['by']> {
    if (!isLid(author)) return { author, sender: digitsOf(author), senderType: 'phone' };
    const number = await this.numbers.behind(session, author);
    return number
      ? { author, sender: digitsOf(number), senderType: 'phone' }
      : { author, sender: digitsOf(author), senderType: 'lid' };
  }
}

function isOneOf(
  administrators: ReadonlySet<string>,
  { author, sender, senderType }: MessageChange,
): boolean {
  return (
    administrators.has(author) || (senderType === 'phone' && administrators.has(userJid(sender)))
  );
}
