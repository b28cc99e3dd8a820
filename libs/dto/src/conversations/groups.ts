import { PageQuery } from '../common.dto';
import { GROUP_ROLES, type GroupRole } from '../facts/statuses';
import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { Field } from '../fields/field';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ID_MAX } from '../facts/limits';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';

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

  @Field({ description: 'Session.', example: SESSION_ID })
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

  @Field({ description: 'Whether the number is in it.', example: true })
  isMember: boolean;

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

export class ListGroupsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Only groups of this session.', example: SESSION_ID, required: false })
  sessionId?: string;
}
