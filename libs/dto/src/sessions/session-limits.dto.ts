import { Field } from '../fields/field';

/** How far a number has used up its new chats, as WhatsApp says. */
export const NEW_CHATS_STATUSES = ['ok', 'first_warning', 'second_warning', 'capped'] as const;
export type NewChatsStatus = (typeof NEW_CHATS_STATUSES)[number];

/** Whether a number may write to people whom it does not know. */
export class ReachOutTimelockView {
  @Field({
    description:
      'Whether WhatsApp refuses messages that begin a new chat. Chats with people who have written to the number go on.',
    example: true,
  })
  active: boolean;

  @Field({
    description: 'When it ends; null while it is not active.',
    example: '2026-06-30T14:21:07.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  until: string | null;

  @Field({
    description: "WhatsApp's own word for the kind of restriction, where it gave one.",
    example: 'RESTRICT_ALL_COMPANIONS',
    nullable: true,
    type: () => String,
  })
  type: string | null;
}

/** How many new chats a number may begin. */
export class NewChatsView {
  @Field({
    description: 'How many new chats it may begin; null where there is no such limit.',
    example: 50,
    nullable: true,
    type: () => Number,
  })
  quota: number | null;

  @Field({ description: 'How many it has begun.', example: 27 })
  used: number;

  @Field({
    description:
      'What WhatsApp makes of that: warnings come before `capped`, with which it refuses messages that begin a new chat.',
    enum: NEW_CHATS_STATUSES,
    example: 'first_warning',
  })
  status: NewChatsStatus;

  @Field({
    description: 'When they are counted anew; null where WhatsApp does not say.',
    example: '2026-07-01T00:00:00.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  resetsAt: string | null;
}

/** What WhatsApp lets a number send to people whom it does not know. */
export class SessionLimitsView {
  @Field({
    description: 'Whether it may begin new chats at all; null where WhatsApp has not said.',
    type: () => ReachOutTimelockView,
    nullable: true,
  })
  reachOutTimelock: ReachOutTimelockView | null;

  @Field({
    description: 'How many new chats it may begin; null where WhatsApp has not said.',
    type: () => NewChatsView,
    nullable: true,
  })
  newChats: NewChatsView | null;
}
