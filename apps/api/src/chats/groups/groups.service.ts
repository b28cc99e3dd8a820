import { Injectable } from '@nestjs/common';
import type { GetGroupQuery, GroupPage, GroupView, ListGroupsQuery } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { toPage } from '../../platform/database/cursor';
import { ApiError } from '../../platform/http/problems/api-error';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { namedListOf } from '../contacts/named-list';
import { GroupCommandRouter } from './group-command-router';
import { groupView } from './group-views';
import type { GroupRow } from './store/group-rows';
import { GroupsRepository } from './store/groups.repository';
import { MembersRepository } from './store/members.repository';

/** Reads groups. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly members: MembersRepository,
    private readonly sessions: SessionLookup,
    private readonly commands: GroupCommandRouter,
  ) {}

  /** @throws ApiError not_found, invalid_cursor */
  async list(actor: Actor, query: ListGroupsQuery): Promise<GroupPage> {
    const { limit, filter } = await namedListOf(this.sessions, actor, query);
    return toPage(await this.groups.list(actor, filter), limit, (row) => groupView(row));
  }

  /**
   * A group with its members. WhatsApp is asked where it was not yet, or where somebody asks for it.
   *
   * @throws ApiError not_found
   */
  async get(actor: Actor, id: string, { refresh }: GetGroupQuery): Promise<GroupView> {
    const group = await this.groups.get(actor, id);
    if (refresh === 'true' || (!group.readAt && !group.leftAt)) await this.read(actor, group);
    return this.view(actor, id);
  }

  /** As it is here. */
  async view(actor: Actor, id: string): Promise<GroupView> {
    const group = await this.groups.get(actor, id);
    return groupView(group, await this.members.of(actor, group.id));
  }

  /** Without a connection, what is known is all there is. */
  private async read(actor: Actor, { sessionId, jid }: GroupRow): Promise<void> {
    const session = { id: sessionId, organizationId: actor.organizationId };
    try {
      await this.commands.run(actor, session, { kind: 'read', jid });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}
