import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  digitsOf,
  GroupError,
  type GroupMember,
  type GroupNews,
  isLid,
  type MemberOutcome,
  newWaMessageId,
  SendError,
  userJid,
} from '@whathooks/whatsapp';
import { newId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { type ConnectedSession, ConnectedSessions } from '../../sessions/door/connected-sessions';
import {
  GROUP_COMMAND,
  type GroupCommandResult,
  type GroupCommand,
  NOT_ON_WHATSAPP,
} from './group-commands';
import { GroupChanges } from './changes/group-changes';
import { GroupReads } from './reads/group-reads';
import { refusalOf } from './group-refusals';
import { type GroupChangeAuthor, OwnGroupChanges } from './changes/own-group-changes';
import { GroupsRepository } from './store/groups.repository';

/** A group whose change may not have been stored is read again after this time, in seconds. */
const READ_AFTER_S = 60;
/** Numbers that are looked up at once. */
const LOOK_UPS = 8;

const NEWS = { add: 'added', remove: 'removed', promote: 'promoted', demote: 'demoted' } as const;

/** The connection that a command runs on, and who of the organization requested it. */
interface CommandContext {
  connection: ConnectedSession;
  by: GroupChangeAuthor;
}

/** Runs commands on groups, in the process that has the connection of their number, and stores what WhatsApp accepts. */
@Injectable()
export class GroupCommandRunner implements OnModuleInit {
  constructor(
    private readonly router: SessionRouter,
    private readonly sessions: ConnectedSessions,
    private readonly groups: GroupsRepository,
    private readonly changes: GroupChanges,
    private readonly own: OwnGroupChanges,
    private readonly reads: GroupReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.router.answer(GROUP_COMMAND, async (session, { command, by }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      try {
        return await this.run({ connection, by }, command);
      } catch (error) {
        if (error instanceof SendError) throw await this.sessions.notConnected(session);
        if (error instanceof GroupError) throw refusalOf(error, command.kind);
        throw error;
      }
    });
  }

  private async run(context: CommandContext, command: GroupCommand): Promise<GroupCommandResult> {
    const { groups } = context.connection.socket;
    switch (command.kind) {
      case 'create':
        return this.create(context, command);
      case 'join':
        return this.join(context, command.code);
      case 'accept':
        return this.accept(context, command);
      case 'members':
        return this.changeMembers(context, command);
      case 'decide':
        return this.decide(context, command);
      case 'read':
        await this.reads.refresh(context.connection, command.jid);
        return { jid: command.jid };
      case 'invite': {
        const { jid, revoke } = command;
        return { jid, code: await (revoke ? groups.revokeInvite(jid) : groups.inviteCode(jid)) };
      }
      case 'requests': {
        const requests = await groups.joinRequests(command.jid);
        return {
          jid: command.jid,
          requests: requests.map((one) => ({
            ...one,
            requestedAt: one.requestedAt.toISOString(),
          })),
        };
      }
      default:
        await this.change(context, command);
        return { jid: command.jid };
    }
  }

  /** Changes without a result of their own. */
  private async change(
    context: CommandContext,
    command: Extract<
      GroupCommand,
      { kind: 'subject' | 'description' | 'setting' | 'picture' | 'leave' }
    >,
  ): Promise<void> {
    const { jid } = command;
    const { groups } = context.connection.socket;
    switch (command.kind) {
      case 'subject': {
        const { subject } = command;
        return this.changeOnWhatsApp(context, jid, { change: 'subject', subject }, () =>
          groups.setSubject(jid, subject),
        );
      }
      case 'description': {
        const { description } = command;
        return this.changeOnWhatsApp(context, jid, { change: 'description', description }, () =>
          groups.setDescription(jid, description),
        );
      }
      case 'setting': {
        const { setting, isOn } = command;
        const news: GroupNews = { change: 'settings', settings: { [setting]: isOn } };
        return this.changeOnWhatsApp(context, jid, news, () =>
          groups.setSetting(jid, setting, isOn),
        );
      }
      case 'picture': {
        const bytes = command.picture === null ? null : Buffer.from(command.picture, 'base64');
        const pictureId = bytes && '';
        return this.changeOnWhatsApp(context, jid, { change: 'picture', pictureId }, async () => ({
          change: 'picture',
          pictureId: await groups.setPicture(jid, bytes),
        }));
      }
      case 'leave': {
        const members = [memberOf(userJid(context.connection.session.phone))];
        return this.changeOnWhatsApp(context, jid, { change: 'left', members }, () =>
          groups.leave(jid),
        );
      }
    }
  }

  private async changeMembers(
    context: CommandContext,
    { jid, change, members }: Extract<GroupCommand, { kind: 'members' }>,
  ): Promise<GroupCommandResult> {
    const found = change === 'add' ? await this.lookUp(context.connection, members) : members;
    const there = found.filter((one) => one !== null);
    let outcomes: MemberOutcome[] = [];
    const news: GroupNews = { change: NEWS[change], members: there.map(memberOf) };
    if (there.length > 0)
      await this.changeOnWhatsApp(context, jid, news, async () => {
        outcomes = await context.connection.socket.groups.changeMembers(jid, change, there);
        const done = outcomes.filter(({ error }) => error === null);
        return { change: NEWS[change], members: done.map((one) => memberOf(one.jid)) };
      });
    return { jid, outcomes: merged(members, found, outcomes) };
  }

  private async decide(
    context: CommandContext,
    { jid, decision, people }: Extract<GroupCommand, { kind: 'decide' }>,
  ): Promise<GroupCommandResult> {
    const { groups } = context.connection.socket;
    if (decision === 'reject') return { jid, outcomes: await groups.decide(jid, decision, people) };
    let outcomes: MemberOutcome[] = [];
    const news: GroupNews = { change: 'added', members: people.map(memberOf) };
    await this.changeOnWhatsApp(context, jid, news, async () => {
      outcomes = await groups.decide(jid, decision, people);
      const done = outcomes.filter(({ error }) => error === null);
      return { change: 'added', members: done.map((one) => memberOf(one.jid)) };
    });
    return { jid, outcomes };
  }

  private async create(
    { connection, by }: CommandContext,
    { subject, members }: Extract<GroupCommand, { kind: 'create' }>,
  ): Promise<GroupCommandResult> {
    const { session, socket } = connection;
    const found = await this.lookUp(connection, members);
    const there = found.filter((one) => one !== null);
    // If the process dies before the group is stored, the next connection reads all groups.
    await this.groups.wantList(null, session, true);
    const group = { subject } as Extract<GroupNews, { change: 'created' }>['group'];
    const news: GroupNews = { change: 'created', group };
    const own = this.own.expect(session.id, { jid: null, news, by });
    try {
      const made = await socket.groups.create(subject, there, newWaMessageId());
      const { jid } = made.group;
      own.jid = jid;
      await this.write(connection, jid, { change: 'created', group: made.group }, own);
      return { jid, outcomes: merged(members, found, made.outcomes) };
    } catch (error) {
      this.own.drop(session.id, own);
      throw error;
    }
  }

  private async join(
    { connection, by }: CommandContext,
    code: string,
  ): Promise<GroupCommandResult> {
    const { session, socket } = connection;
    const { jid } = await socket.groups.invited(code);
    await this.groups.wantList(null, session, true);
    const news: GroupNews = { change: 'added', members: [memberOf(userJid(session.phone))] };
    const own = this.own.expect(session.id, { jid, news, by });
    const { isIn } = await socket.groups.join(code);
    if (!isIn) {
      this.own.drop(session.id, own);
      return { jid, isIn };
    }
    await this.write(connection, jid, news, own);
    await this.reads.readWhole(connection, jid);
    return { jid, isIn };
  }

  private async accept(
    context: CommandContext,
    { jid, invitation }: Extract<GroupCommand, { kind: 'accept' }>,
  ): Promise<GroupCommandResult> {
    const { connection } = context;
    const { session, socket } = connection;
    await this.groups.wantList(null, session, true);
    const news: GroupNews = { change: 'added', members: [memberOf(userJid(session.phone))] };
    await this.changeOnWhatsApp(context, jid, news, () => socket.groups.accept(jid, invitation));
    await this.reads.readWhole(connection, jid);
    return { jid, isIn: true };
  }

  /**
   * Has WhatsApp make a change, and stores what it accepts.
   *
   * @param ask sends the request. Returns what was done, where that is less than `news`.
   */
  private async changeOnWhatsApp(
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

  private async write(
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

  /** Numbers are resolved by WhatsApp's own look-up; null for one that is not there. LIDs are left as they are. */
  private async lookUp(
    { socket }: ConnectedSession,
    members: readonly string[],
  ): Promise<(string | null)[]> {
    const found: (string | null)[] = [];
    for (let at = 0; at < members.length; at += LOOK_UPS) {
      const some = members.slice(at, at + LOOK_UPS);
      const jids = await Promise.all(
        some.map(async (jid) => {
          if (isLid(jid)) return jid;
          const answer = await socket.lookUp(digitsOf(jid)).catch((error: unknown) => {
            if (error instanceof SendError) throw error;
            throw new GroupError('unanswered', null);
          });
          return answer.exists ? (answer.jid ?? jid) : null;
        }),
      );
      found.push(...jids);
    }
    return found;
  }
}

/** An outcome for each of those who were named, whether WhatsApp was asked about them or not. */
function merged(
  named: readonly string[],
  found: readonly (string | null)[],
  outcomes: readonly MemberOutcome[],
): MemberOutcome[] {
  const errors = new Map(outcomes.map(({ jid, error }) => [jid, error]));
  return named.map((jid, at) => {
    const queried = found[at] ?? null;
    return { jid, error: queried === null ? NOT_ON_WHATSAPP : (errors.get(queried) ?? null) };
  });
}

function memberOf(jid: string): GroupMember {
  const digits = digitsOf(jid);
  return isLid(jid)
    ? { digits, type: 'lid', lid: digits, role: 'member' }
    : { digits, type: 'phone', lid: null, role: 'member' };
}
