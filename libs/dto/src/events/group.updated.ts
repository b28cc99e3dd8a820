import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { GROUP_CHANGES, type GroupChange } from '../facts/statuses';
import { Field } from '../fields/field';

export class GroupPersonPayload {
  @Field({
    description: 'Phone number in digits, or LID digits when `memberType` is `lid`.',
    example: EXAMPLE.contact,
  })
  member: string;

  @Field({ ...FROM_TYPE, description: 'What `member` is.' })
  memberType: AddressType;
}

export class GroupUpdatedPayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'Id of the group.', example: EXAMPLE.groupId })
  groupId: string;

  @Field({ description: 'JID of the group.', example: EXAMPLE.group })
  chat: string;

  @Field({
    description: 'Subject of the group, after the change; null until WhatsApp has said it.',
    example: 'Harvest 2026',
    nullable: true,
    type: () => String,
  })
  subject: string | null;

  @Field({
    description:
      'Phone number of who did it in digits, or LID digits when `byType` is `lid`; null where WhatsApp does not say.',
    example: EXAMPLE.contact,
    nullable: true,
    type: () => String,
  })
  by: string | null;

  @Field({
    ...FROM_TYPE,
    description: 'What `by` is; null where nobody is named.',
    nullable: true,
  })
  byType: AddressType | null;

  @Field({
    description: 'Whether the number itself did it, here or on any of its devices.',
    example: false,
  })
  fromMe: boolean;

  @Field({ description: 'What changed.', enum: GROUP_CHANGES, example: 'added' })
  change: GroupChange;

  @Field({
    description:
      'Whom it concerns, for `created`, `added`, `removed`, `left`, `promoted`, `demoted` and `join_request`.',
    type: () => GroupPersonPayload,
    isArray: true,
    required: false,
  })
  members?: GroupPersonPayload[];

  @Field({
    description:
      'New value: the subject, the description (null for none), the id of the picture (null for none), or the setting with `_on` or `_off`: `announcement`, `locked`, `approval`, `admins_add`. Not there for other changes.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
    inExample: false,
  })
  value?: string | null;

  @Field({ description: 'When it happened.', example: EXAMPLE.time, format: 'date-time' })
  timestamp: string;
}

export const groupUpdated = defineEvent({
  name: 'group.updated',
  sentence:
    'A group was made or changed: its subject, description, picture or settings, who is in it and who administers it, or somebody asks to join.',
  data: GroupUpdatedPayload,
  sample: {
    sessionId: EXAMPLE.sessionId,
    groupId: EXAMPLE.groupId,
    chat: EXAMPLE.group,
    subject: 'Harvest 2026',
    by: EXAMPLE.contact,
    byType: 'phone',
    fromMe: false,
    change: 'added',
    members: [{ member: '15551234568', memberType: 'phone' }],
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
