import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  GroupError,
  type GroupNews,
  type MemberOutcome,
  newWaMessageId,
  SendError,
  userJid,
} from '@whathooks/whatsapp';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { ConnectedSessions } from '../../sessions/door/connected-sessions';
import { GROUP_COMMAND, type GroupCommandResult, type GroupCommand } from './group-commands';
import { GroupReads } from './reads/group-reads';
import { lookUp, memberOf, merged } from './group-look-ups';
import { refusalOf } from './group-refusals';
import { type CommandContext, RequestedGroupChanges } from './requested-group-changes';
import { OwnGroupChanges } from './changes/own-group-changes';
import { GroupsRepository } from './store/groups.repository';

const NEWS = { add: 'added', remove: 'removed', promote: 'promoted', demote: 'demoted' } as const;

/** Runs commands on groups, in the process that has the connection of their number, and stores what WhatsApp accepts. */
@Injectable()
export class GroupCommandRunner implements OnModuleInit {
  constructor(
    private readonly router: SessionRouter,
    private readonly sessions: ConnectedSessions,
    private readonly groups: GroupsRepository,
    private readonly requested: RequestedGroupChanges,
    private readonly own: OwnGroupChanges,
    private readonly reads: GroupReads,
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
        return this.requested.change(context, jid, { change: 'subject', subject }, () =>
          groups.setSubject(jid, subject),
        );
      }
      case 'description': {
        const { description } = command;
        return this.requested.change(context, jid, { change: 'description', description }, () =>
          groups.setDescription(jid, description),
        );
      }
      case 'setting': {
        const { setting, isOn } = command;
        const news: GroupNews = { change: 'settings', settings: { [setting]: isOn } };
        return this.requested.change(context, jid, news, () =>
          groups.setSetting(jid, setting, isOn),
        );
      }
      case 'picture': {
        const bytes = command.picture === null ? null : Buffer.from(command.picture, 'base64');
        const pictureId = bytes && '';
        return this.requested.change(context, jid, { change: 'picture', pictureId }, async () => ({
          change: 'picture',
          pictureId: await groups.setPicture(jid, bytes),
        }));
      }
      case 'leave': {
        const members = [memberOf(userJid(context.connection.session.phone))];
        return this.requested.change(context, jid, { change: 'left', members }, () =>
          groups.leave(jid),
        );
      }
    }
  }

  private async changeMembers(
    context: CommandContext,
    { jid, change, members }: Extract<GroupCommand, { kind: 'members' }>,
  ): Promise<GroupCommandResult> {
    const found = change === 'add' ? await lookUp(context.connection, members) : members;
    const there = found.filter((one) => one !== null);
    let outcomes: MemberOutcome[] = [];
    const news: GroupNews = { change: NEWS[change], members: there.map(memberOf) };
    if (there.length > 0)
      await this.requested.change(context, jid, news, async () => {
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
    await this.requested.change(context, jid, news, async () => {
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
    const found = await lookUp(connection, members);
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
      await this.requested.write(connection, jid, { change: 'created', group: made.group }, own);
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
    await this.requested.write(connection, jid, news, own);
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
    await this.requested.change(context, jid, news, () => socket.groups.accept(jid, invitation));
    await this.reads.readWhole(connection, jid);
    return { jid, isIn: true };
  }
}
