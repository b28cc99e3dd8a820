import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
} from '@nestjs/common';
import { GROUP_REFRESH_SECONDS } from '@whathooks/dto';
import { GroupError, type GroupInfo, type WhatsAppSocket } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type {
  SessionConnection,
  SessionContext,
  SessionGuard,
} from '../../../sessions/state/session-inbox';
import { GroupChanges } from '../changes/group-changes';
import { GroupReadWorker } from './group-read-worker';
import type { GroupRow } from '../store/group-rows';
import { GroupsRepository } from '../store/groups.repository';

/** WhatsApp is asked for all groups of a number once in this time. */
const LIST_EVERY_HOURS = 24;
/** Groups of a list that are stored together. */
const TOGETHER = 20;
/** How often a group is asked for at once that notices overtake. */
const WHOLE_TRIES = 3;
/** Pause before a group is asked for again after WhatsApp did not answer, in seconds. */
const AGAIN_SECONDS = 300;

interface Connection {
  session: SessionContext;
  socket: WhatsAppSocket;
}

/** Reads groups from WhatsApp: all of a number once a day, and single ones that are unknown or out of date. */
@Injectable()
export class GroupReads implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(GroupReads.name);
  private readonly workers = new Map<string, GroupReadWorker>();
  /** Workers that are stopping and still read a group. */
  private readonly ending = new Set<Promise<void>>();
  /** Groups that were read a moment ago, by session and JID. */
  private readonly readRecently = new LRUCache<string, true>({
    max: 20_000,
    ttl: GROUP_REFRESH_SECONDS * 1_000,
  });

  constructor(
    private readonly groups: GroupsRepository,
    private readonly changes: GroupChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A session has a new connection. */
  resume({ session, socket, guard }: SessionConnection): void {
    this.end(this.workers.get(session.id));
    const connection = { session, socket };
    const worker = new GroupReadWorker(
      () => this.look(connection, guard),
      (error) => {
        if (socket.isEnding) return;
        this.logger.warn({ err: error, sessionId: session.id }, 'groups could not be read');
      },
    );
    this.workers.set(session.id, worker);
    socket.on('close', () => {
      this.end(worker);
      if (this.workers.get(session.id) === worker) this.workers.delete(session.id);
    });
  }

  /** A group has to be read. Without a connection here it waits for the next one. */
  wake(sessionId: string): void {
    this.workers.get(sessionId)?.wake();
  }

  /** Reads a group because somebody asks for it, unless it was read a moment ago. */
  async refresh(connection: Connection, jid: string): Promise<void> {
    if (this.readRecently.has(`${connection.session.id} ${jid}`)) return;
    await this.read(connection, jid, () => Promise.resolve());
  }

  /**
   * Reads a group until all of it is written down. A notice may overtake the answer: then it is asked for once more.
   * Where WhatsApp does not tell it, it is read later.
   */
  async readWhole(connection: Connection, jid: string): Promise<void> {
    const before = await this.groups.find(connection.session, jid);
    for (let times = 0; times < WHOLE_TRIES; times += 1) {
      await this.read(connection, jid, () => Promise.resolve());
      const now = await this.groups.find(connection.session, jid);
      if (now?.readAt && now.readAt.getTime() !== before?.readAt?.getTime()) return;
    }
  }

  onModuleDestroy(): void {
    for (const worker of this.workers.values()) this.end(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
  }

  private end(worker: GroupReadWorker | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }

  /** Reads one group, or all of them. Returns the ms until the next one has to be read; null for none. */
  private async look(connection: Connection, guard: SessionGuard): Promise<number | null> {
    const { session } = connection;
    if (await this.groups.isListWanted(session, LIST_EVERY_HOURS)) {
      await this.readAll(connection, guard);
      return 0;
    }
    const [wanted] = await this.groups.wanted(session, 1);
    if (wanted) await this.read(connection, wanted.jid, guard);
    return this.groups.nextWanted(session);
  }

  private async readAll({ session, socket }: Connection, guard: SessionGuard): Promise<void> {
    const before = new Date();
    const all = await socket.groups.all();
    const infos = all.toSorted((a, b) => (a.jid < b.jid ? -1 : 1));
    for (let at = 0; at < infos.length; at += TOGETHER) {
      const some = infos.slice(at, at + TOGETHER);
      await this.unitOfWork.run(async (tx) => {
        await guard(tx);
        for (const info of some) {
          const group = await this.groups.lock(tx, session, info.jid);
          if (isNewer(group, before)) await this.groups.want(tx, session, group.id, 0);
          else await this.changes.takeWhole(tx, session, group, info);
        }
      });
    }
    const jids = infos.map(({ jid }) => jid);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      // Notices report what happened since.
      await this.groups.wantOthers(tx, session, jids, before);
      await this.groups.wantList(tx, session, false);
    });
  }

  private async read(
    { session, socket }: Connection,
    jid: string,
    guard: SessionGuard,
  ): Promise<void> {
    this.readRecently.set(`${session.id} ${jid}`, true);
    const before = await this.groups.find(session, jid);
    const found = await askFor(socket, jid);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const group = await this.groups.lock(tx, session, jid);
      // A notice came in between: the answer may be older than it.
      const isOvertaken = before?.updatedAt.getTime() !== group.updatedAt.getTime();
      if (found === 'unknown') await this.groups.want(tx, session, group.id, AGAIN_SECONDS);
      else if (isOvertaken && before) await this.groups.want(tx, session, group.id, 0);
      else if (found === 'gone') await this.changes.takeLeft(tx, session, group);
      else await this.changes.takeWhole(tx, session, group, found);
    });
  }
}

function isNewer(group: GroupRow, than: Date): boolean {
  return group.readAt !== null && group.updatedAt > than;
}

async function askFor(
  { groups }: WhatsAppSocket,
  jid: string,
): Promise<GroupInfo | 'gone' | 'unknown'> {
  try {
    return await groups.find(jid);
  } catch (error) {
    if (!(error instanceof GroupError)) throw error;
    return error.why === 'not_member' || error.why === 'not_found' ? 'gone' : 'unknown';
  }
}
