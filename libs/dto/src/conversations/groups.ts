import {
  GROUP_ROLES,
  type GroupRole,
  JOIN_RESULTS,
  type JoinResult,
  MEMBER_OUTCOMES,
  type MemberOutcomeName,
} from '../facts/statuses';
import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { Field } from '../fields/field';
import { EXAMPLE } from '../event-definition/examples';

export class GroupMemberView {
  @Field({
    description: "Member's phone number in digits, or LID digits when `memberType` is `lid`.",
    example: '15551234567',
  })
  member: string;

  @Field({ ...FROM_TYPE, description: 'Whether `member` is a phone number or a LID.' })
  memberType: AddressType;

  @Field({
    description: 'Name to show, as `title` of a chat.',
    example: 'Jane Doe',
  })
  title: string;

  @Field({ description: 'What the member may do.', enum: GROUP_ROLES, example: 'admin' })
  role: GroupRole;
}

/** A group that a session is in, or was. */
export class GroupView {
  @Field({ description: 'Id.', example: 'grp_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'JID.', example: '120363041234567890@g.us' })
  jid: string;

  @Field({
    description: 'Subject; null until WhatsApp has said it.',
    example: 'Harvest 2026',
    nullable: true,
    type: () => String,
  })
  subject: string | null;

  @Field({
    description: 'Description; null where there is none.',
    example: null,
    nullable: true,
    type: () => String,
  })
  description: string | null;

  @Field({
    description: 'Digits of who made it; null where that is not known.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  owner: string | null;

  @Field({ description: 'Whether only administrators write.', example: false })
  announcement: boolean;

  @Field({
    description: 'Whether only administrators change subject, description and picture.',
    example: false,
  })
  locked: boolean;

  @Field({ description: 'Whether administrators approve who joins.', example: false })
  approval: boolean;

  @Field({ description: 'Whether only administrators add members.', example: false })
  adminsAdd: boolean;

  @Field({
    description: 'JID of the community that it belongs to; null for none.',
    example: null,
    nullable: true,
    type: () => String,
  })
  community: string | null;

  @Field({
    description: 'Chat of the group; null where there is none yet.',
    example: 'chat_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    nullable: true,
    type: () => String,
  })
  chatId: string | null;

  @Field({ description: 'Whether the number is in it.', example: true })
  isMember: boolean;

  @Field({
    description: 'When the number left or was removed; null while it is in it.',
    example: null,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  leftAt: string | null;

  @Field({
    description: 'What the number may do in it; null where it is not in it, or not known.',
    enum: GROUP_ROLES,
    example: 'admin',
    nullable: true,
  })
  ownRole: GroupRole | null;

  @Field({
    description:
      'Changes with the picture of the group, for addresses that are cached; null where none is known.',
    example: null,
    nullable: true,
    type: () => String,
  })
  pictureVersion: string | null;

  @Field({ description: 'How many members it has.', example: 12 })
  size: number;

  @Field({
    description: 'Members; only in the answer for one group.',
    type: () => GroupMemberView,
    isArray: true,
    required: false,
  })
  members?: GroupMemberView[];

  @Field({
    description: 'When it changed last.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  updatedAt: string;
}

export class GroupPage {
  @Field({ description: 'Groups, newest first.', type: () => GroupView, isArray: true })
  data: GroupView[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;
}

/** What became of one person whom a request names. */
export class MemberOutcomeView {
  @Field({ description: 'As the request names them.', example: '15551234567' })
  member: string;

  @Field({
    description: 'What became of it.',
    enum: MEMBER_OUTCOMES,
    example: 'invitation_needed',
  })
  outcome: MemberOutcomeName;

  @Field({
    description: 'The same in words, with what can be done; for people to read.',
    example:
      'They let only their contacts add them to groups. Send them the link of the group instead.',
  })
  detail: string;
}

/** A group, and the outcome for everybody whom the request names. */
export class ChangedGroupView extends GroupView {
  @Field({
    description: 'One for each person of the request, in its order.',
    type: () => MemberOutcomeView,
    isArray: true,
  })
  outcomes: MemberOutcomeView[];
}

export class InviteLinkView {
  @Field({
    description: 'Link by which people join.',
    example: 'https://chat.whatsapp.com/EhWk3Q7kXvD5mJ9sZ2aBcD',
  })
  url: string;

  @Field({ description: 'The code in it.', example: 'EhWk3Q7kXvD5mJ9sZ2aBcD' })
  code: string;
}

export class JoinedGroupView {
  @Field({
    description: '`requested`: an administrator decides; a group.updated follows.',
    enum: JOIN_RESULTS,
    example: 'joined',
  })
  result: JoinResult;

  @Field({ description: 'JID of the group.', example: '120363041234567890@g.us' })
  jid: string;

  @Field({
    description: 'The group; null until the number is in it.',
    type: () => GroupView,
    nullable: true,
  })
  group: GroupView | null;
}

/** Somebody who asks to join a group. */
export class JoinRequestView {
  @Field({
    description: 'Phone number in digits, or LID digits when `memberType` is `lid`.',
    example: '15551234567',
  })
  member: string;

  @Field({ ...FROM_TYPE, description: 'Whether `member` is a phone number or a LID.' })
  memberType: AddressType;

  @Field({ description: 'Name to show.', example: 'Jane Doe' })
  title: string;

  @Field({
    description: 'When they asked.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  requestedAt: string;
}

export class JoinRequestList {
  @Field({ description: 'Who asks to join.', type: () => JoinRequestView, isArray: true })
  data: JoinRequestView[];
}

export class DecidedJoinRequests {
  @Field({
    description: 'One for each person of the request, in its order.',
    type: () => MemberOutcomeView,
    isArray: true,
  })
  outcomes: MemberOutcomeView[];
}
