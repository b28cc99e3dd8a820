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
import type { SessionContext, SessionGuard } from '../../../sessions/state/session-inbox';
import { SessionsService } from '../../../sessions/sessions.service';
import { GroupChanges } from '../changes/group-changes';
import { GroupReadWorker } from './group-read-worker';
import type { GroupRow } from '../store/group-rows';
import { GroupsRepository } from '../store/groups.repository';

/** WhatsApp is asked for all groups of a number once in this time. */
const LIST_EVERY_HOURS = 24;
/** Groups of a list that are stored together. */
const TOGETHER = 20;
/** Pause before a group is asked for again that WhatsApp did not tell, in seconds. */
const AGAIN_SECONDS = 300;

interface Line {
  session: SessionContext;
  socket: WhatsAppSocket;
}

/** Asks WhatsApp for groups: for all of a number now and then, and for single ones that are not known, or not right. */
@Injectable()
export class GroupReads implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(GroupReads.name);
  private readonly workers = new Map<string, GroupReadWorker>();
  /** Workers that were told to stop, and have something under way. */
  private readonly ending = new Set<Promise<void>>();
  /** Groups that were asked for a moment ago, by session and JID. */
  private readonly asked = new LRUCache<string, true>({
    max: 20_000,
    ttl: GROUP_REFRESH_SECONDS * 1_000,
  });

  constructor(
    private readonly sessions: SessionsService,
    private readonly groups: GroupsRepository,
    private readonly changes: GroupChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A session has a new connection. */
  resume(session: SessionContext, guard: SessionGuard): void {
    const socket = this.sessions.connection(session.id);
    if (!socket) return;
    this.end(this.workers.get(session.id));
    const line = { session, socket };
    const worker = new GroupReadWorker(
      () => this.look(line, guard),
      (error) =>
        this.logger.warn({ err: error, sessionId: session.id }, 'groups could not be read'),
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
  async refresh(line: Line, jid: string): Promise<void> {
    if (this.asked.has(`${line.session.id} ${jid}`)) return;
    await this.read(line, jid, () => Promise.resolve());
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

  /** Reads one group, or all of them. Returns after how many ms there is another one. */
  private async look(line: Line, guard: SessionGuard): Promise<number | null> {
    const { session } = line;
    if (await this.groups.isListWanted(session, LIST_EVERY_HOURS)) {
      await this.readAll(line, guard);
      return 0;
    }
    const [wanted] = await this.groups.wanted(session, 1);
    if (wanted) await this.read(line, wanted.jid, guard);
    return this.groups.nextWanted(session);
  }

  private async readAll({ session, socket }: Line, guard: SessionGuard): Promise<void> {
    const before = new Date();
    const told = await socket.groups.all();
    const infos = told.toSorted((a, b) => (a.jid < b.jid ? -1 : 1));
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
      // What happened since is told by notices.
      await this.groups.wantOthers(tx, session, jids, before);
      await this.groups.wantList(tx, session, false);
    });
  }

  private async read({ session, socket }: Line, jid: string, guard: SessionGuard): Promise<void> {
    this.asked.set(`${session.id} ${jid}`, true);
    const before = await this.groups.find(session, jid);
    const told = await askFor(socket, jid);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const group = await this.groups.lock(tx, session, jid);
      // A notice came in between, of which the answer may know nothing.
      const isOvertaken = before?.updatedAt.getTime() !== group.updatedAt.getTime();
      if (told === 'unknown') await this.groups.want(tx, session, group.id, AGAIN_SECONDS);
      else if (isOvertaken && before) await this.groups.want(tx, session, group.id, 0);
      else if (told === 'gone') await this.changes.takeLeft(tx, session, group);
      else await this.changes.takeWhole(tx, session, group, told);
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
