import { Injectable } from '@nestjs/common';
import { GroupError, type GroupNews } from '@whathooks/whatsapp';
import { newId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ConnectedSession } from '../../sessions/door/connected-sessions';
import { GroupChanges } from './changes/group-changes';
import { type GroupChangeAuthor, OwnGroupChanges } from './changes/own-group-changes';
import { GroupReads } from './reads/group-reads';
import { GroupsRepository } from './store/groups.repository';

/** A group whose change may not have been stored is read again after this time, in seconds. */
const READ_AFTER_S = 60;
/** The connection that a command runs on, and who of the organization requested it. */
export interface CommandContext {
  connection: ConnectedSession;
  by: GroupChangeAuthor;
}

/** Changes of groups that were requested here: what WhatsApp accepts of them is stored, with who requested it. */
@Injectable()
export class RequestedGroupChanges {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly changes: GroupChanges,
    private readonly own: OwnGroupChanges,
    private readonly reads: GroupReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Has WhatsApp make a change, and stores what it accepts.
   *
   * @param ask sends the request. Returns what was done, where that is less than `news`.
   */
  async change(
    { connection, by }: CommandContext,
    jid: string,
    news: GroupNews,
    ask: () => Promise<GroupNews | void>,
  ): Promise<void> {
    const { session } = connection;
    const known = await this.groups.find(session, jid);
    // If the process dies before the change is stored, the group is read again.
    if (known) await this.groups.wantNow(session, known.id, READ_AFTER_S);
    const own = this.own.expect(session.id, { jid, news, by });
    try {
      const done = (await ask()) ?? news;
      await this.write(connection, jid, done, own);
    } catch (error) {
      const isDone = error instanceof GroupError && error.why !== 'unanswered';
      if (isDone) this.own.drop(session.id, own);
      if (known) await this.readAfter(connection, known.id, error);
      throw error;
    }
  }

  /** A refusal of WhatsApp says that the group differs from what is stored: it is read again. */
  private async readAfter({ session }: ConnectedSession, id: string, error: unknown) {
    if (!(error instanceof GroupError)) return;
    await this.groups.wantNow(session, id, 0);
    this.reads.wake(session.id);
  }

  /** Stores a change that WhatsApp accepted. */
  async write(
    { session }: ConnectedSession,
    jid: string,
    news: GroupNews,
    own: ReturnType<OwnGroupChanges['expect']>,
  ): Promise<void> {
    const writer = `request ${newId()}`;
    const by = { digits: session.phone, type: 'phone' } as const;
    const update = { jid, news: [news], by, at: new Date(), writer, own };
    await this.unitOfWork.run(async (tx) => {
      const group = await this.changes.apply(tx, session, update);
      await this.groups.settle(tx, session, group.id);
    });
  }
}
