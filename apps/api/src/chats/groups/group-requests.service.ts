import { Injectable } from '@nestjs/common';
import {
  type ChangedGroupView,
  type ChangeMembersRequest,
  type CreateGroupRequest,
  type DecidedJoinRequests,
  type DecideJoinRequests,
  type GroupView,
  type InviteLinkView,
  type JoinedGroupView,
  type JoinGroupRequest,
  type JoinRequestList,
  MEMBER_CHANGES,
  type MemberOutcomeView,
  type UpdateGroupRequest,
} from '@whathooks/dto';
import { isGroup } from '@whathooks/whatsapp';
import { MessagesService } from '../../messages/messages.service';
import { MessageAddresses } from '../../messages/send/address/message-addresses';
import type { Actor } from '../../platform/access/actor';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { ContactNames, NOBODY } from '../contacts/contact-names.repository';
import { personOfChat } from '../contacts/person-address';
import { GroupCommandRouter } from './group-command-router';
import type { GroupCommandResult, GroupCommand } from './group-commands';
import { notAdministrator, outcomeView } from './group-refusals';
import { titleOfPerson } from './group-views';
import { GroupsService } from './groups.service';
import type { GroupRow } from './store/group-rows';
import { GroupsRepository } from './store/groups.repository';
import { MembersRepository } from './store/members.repository';

/** Where links to groups lead. */
const LINKS = 'https://chat.whatsapp.com/';
const CODE = /^(?:https?:\/\/)?(?:chat\.whatsapp\.com\/(?:invite\/)?)?([\w-]{6,64})\/?(?:\?.*)?$/;

const SETTINGS = ['announcement', 'locked', 'approval', 'adminsAdd'] as const;

/** Requests of people and API keys to change groups. */
@Injectable()
export class GroupRequests {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly members: MembersRepository,
    private readonly views: GroupsService,
    private readonly sessions: SessionLookup,
    private readonly addresses: MessageAddresses,
    private readonly names: ContactNames,
    private readonly commands: GroupCommandRouter,
    private readonly messages: MessagesService,
  ) {}

  /** @throws ApiError not_found, invalid_recipient, session_not_connected, group_refused */
  async create(actor: Actor, request: CreateGroupRequest): Promise<ChangedGroupView> {
    const session = await this.sessions.refOf(actor, request.sessionId);
    const members = await this.jidsOf(actor, request.sessionId, request.members);
    const { jid, outcomes = [] } = await this.commands.run(actor, session, {
      kind: 'create',
      subject: request.subject,
      members,
    });
    const group = await this.byJid(session, jid);
    const view = await this.views.view(actor, publicId('group', group.id));
    const views = outcomes.map((one, at) => outcomeView(request.members[at] ?? '', one, 'add'));
    return { ...view, outcomes: views };
  }

  /** @throws ApiError not_found, session_not_connected, not_group_member, not_group_administrator, group_refused */
  async update(actor: Actor, id: string, request: UpdateGroupRequest): Promise<GroupView> {
    const { subject, description } = request;
    const group = await this.ofMember(actor, id);
    const { jid } = group;
    if (subject !== undefined) await this.change(actor, group, { kind: 'subject', jid, subject });
    if (description !== undefined)
      await this.change(actor, group, { kind: 'description', jid, description });
    for (const setting of SETTINGS) {
      const isOn = request[setting];
      if (isOn !== undefined)
        await this.change(actor, group, { kind: 'setting', jid, setting, isOn });
    }
    return this.views.view(actor, id);
  }

  /** @param picture a JPEG; null takes it away. */
  async setPicture(actor: Actor, id: string, picture: Buffer | null): Promise<void> {
    const group = await this.ofMember(actor, id);
    const base64 = picture && picture.toString('base64');
    await this.change(actor, group, { kind: 'picture', jid: group.jid, picture: base64 });
  }

  /** @throws ApiError as {@link update}, and invalid_recipient */
  async changeMembers(
    actor: Actor,
    id: string,
    request: ChangeMembersRequest,
  ): Promise<ChangedGroupView> {
    const group = await this.ofMember(actor, id);
    const named = MEMBER_CHANGES.filter((change) => request[change]?.length);
    if (named.length === 0) throw nobodyNamed(MEMBER_CHANGES);
    const lists = await Promise.all(
      named.map(async (change) => {
        const people = request[change] ?? [];
        return { change, people, jids: await this.membersOf(actor, group, people) };
      }),
    );
    const outcomes: MemberOutcomeView[] = [];
    for (const { change, people, jids: members } of lists) {
      const answer = await this.change(actor, group, {
        ...{ kind: 'members', jid: group.jid, change, members },
      });
      outcomes.push(...outcomeViews(people, answer, change));
    }
    return { ...(await this.views.view(actor, id)), outcomes };
  }

  /** @throws ApiError as {@link update} */
  async inviteLink(actor: Actor, id: string, revoke: boolean): Promise<InviteLinkView> {
    const group = await this.ofMember(actor, id);
    const answer = await this.change(actor, group, { kind: 'invite', jid: group.jid, revoke });
    const code = answer.code ?? '';
    return { url: `${LINKS}${code}`, code };
  }

  /** @throws ApiError not_found, session_not_connected, group_link_invalid, group_refused */
  async join(actor: Actor, request: JoinGroupRequest): Promise<JoinedGroupView> {
    const session = await this.sessions.refOf(actor, request.sessionId);
    const command = await this.joining(actor, session.id, request);
    const { jid, isIn } = await this.commands.run(actor, session, command);
    const known = isIn ? await this.byJid(session, jid) : null;
    const group = known && (await this.views.view(actor, publicId('group', known.id)));
    return { result: isIn ? 'joined' : 'requested', jid, group };
  }

  private async joining(
    actor: Actor,
    sessionId: string,
    { code: given, messageId }: JoinGroupRequest,
  ): Promise<GroupCommand> {
    if (given !== undefined || messageId === undefined) {
      const code = CODE.exec(given ?? '')?.[1];
      if (!code) throw new ApiError('group_link_invalid');
      return { kind: 'join', code };
    }
    const { sessionId: invited, author, content } = await this.messages.said(actor, messageId);
    if (invited !== sessionId) throw notFound('message');
    if (content?.type !== 'invitation' || content.invitation.code === '')
      throw new ApiError('group_link_invalid', 'The message invites to no group.');
    const { group: jid, code, expiresAt } = content.invitation;
    const until = expiresAt === undefined ? null : Date.parse(expiresAt) / 1_000;
    return { kind: 'accept', jid, invitation: { code, until, by: author } };
  }

  /** Leaves a group. One that the number has left already stays as it is. */
  async leave(actor: Actor, id: string): Promise<GroupView> {
    const group = await this.groups.get(actor, id);
    if (!group.leftAt) await this.change(actor, group, { kind: 'leave', jid: group.jid });
    return this.views.view(actor, id);
  }

  /** @throws ApiError as {@link update} */
  async joinRequests(actor: Actor, id: string): Promise<JoinRequestList> {
    const group = await this.ofMember(actor, id);
    const { requests = [] } = await this.change(actor, group, {
      ...{ kind: 'requests', jid: group.jid },
    });
    const session = sessionOf(actor, group);
    const names = await this.names.of(session, requests);
    return {
      data: requests.map((one, at) => ({
        member: one.digits,
        memberType: one.type,
        title: titleOfPerson({ ...one, role: 'member', ...(names[at] ?? NOBODY) }),
        requestedAt: one.requestedAt,
      })),
    };
  }

  /** @throws ApiError as {@link update}, and invalid_recipient */
  async decide(
    actor: Actor,
    id: string,
    request: DecideJoinRequests,
  ): Promise<DecidedJoinRequests> {
    const group = await this.ofMember(actor, id);
    const named = (['approve', 'reject'] as const).filter((one) => request[one]?.length);
    if (named.length === 0) throw nobodyNamed(['approve', 'reject']);
    const outcomes: MemberOutcomeView[] = [];
    for (const decision of named) {
      const given = request[decision] ?? [];
      const people = await this.membersOf(actor, group, given);
      const command = { kind: 'decide', jid: group.jid, decision, people } as const;
      outcomes.push(...outcomeViews(given, await this.change(actor, group, command), decision));
    }
    return { outcomes };
  }

  /** A change that needs an administrator is refused without asking WhatsApp where the number is known not to be one. */
  private async change(
    actor: Actor,
    group: GroupRow,
    command: GroupCommand,
  ): Promise<GroupCommandResult> {
    if (group.ownRole === 'member' && needsAdministrator(group, command))
      throw notAdministrator(command.kind);
    return this.commands.run(actor, sessionOf(actor, group), command);
  }

  private async ofMember(actor: Actor, id: string): Promise<GroupRow> {
    const group = await this.groups.get(actor, id);
    if (group.leftAt) throw new ApiError('not_group_member');
    return group;
  }

  private async byJid(session: Tenant & { id: string }, jid: string): Promise<GroupRow> {
    const group = await this.groups.find(session, jid);
    if (!group) throw notFound('group');
    return group;
  }

  /** @throws ApiError invalid_recipient */
  private async jidsOf(
    actor: Actor,
    sessionId: string,
    people: readonly string[],
  ): Promise<string[]> {
    const found = await Promise.all(
      people.map((to) => this.addresses.recipientOf(actor, { sessionId, to })),
    );
    const other = people[found.findIndex(({ jid }) => isGroup(jid))];
    if (other !== undefined)
      throw new ApiError('invalid_recipient', `${other} is a group. Name people.`);
    return found.map(({ jid }) => jid);
  }

  /** Members by the address under which WhatsApp knows them in this group. */
  private async membersOf(
    actor: Actor,
    group: GroupRow,
    people: readonly string[],
  ): Promise<string[]> {
    const jids = await this.jidsOf(actor, publicId('session', group.sessionId), people);
    if (!group.isByLid) return jids;
    const members = await this.members.of(actor, group.id);
    return jids.map((jid) => {
      const person = personOfChat(jid);
      const member = members.find(
        ({ digits, type }) => digits === person?.digits && type === person.type,
      );
      return member?.lid ? `${member.lid}@lid` : jid;
    });
  }
}

/** An outcome for each of these people. */
function outcomeViews(
  people: readonly string[],
  { outcomes = [] }: GroupCommandResult,
  action: Parameters<typeof outcomeView>[2],
): MemberOutcomeView[] {
  return people.map((member, at) =>
    outcomeView(member, { error: outcomes[at]?.error ?? null }, action),
  );
}

function sessionOf({ organizationId }: Tenant, { sessionId }: GroupRow): Tenant & { id: string } {
  return { id: sessionId, organizationId };
}

/** Whether only an administrator may do this, as far as is known of the group. */
function needsAdministrator({ locked, adminsAdd }: GroupRow, command: GroupCommand): boolean {
  switch (command.kind) {
    case 'subject':
    case 'description':
    case 'picture':
      return locked;
    case 'members':
      return command.change !== 'add' || adminsAdd;
    case 'setting':
    case 'invite':
    case 'requests':
    case 'decide':
      return true;
    default:
      return false;
  }
}

function nobodyNamed(lists: readonly string[]): ApiError {
  const message = `Name somebody in at least one of: ${lists.join(', ')}.`;
  return invalidField(lists[0] ?? '', message, 'required');
}
