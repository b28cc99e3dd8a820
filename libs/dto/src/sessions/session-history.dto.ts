import { SESSION_STATUSES, type SessionStatus } from '../facts/statuses';
import { Field } from '../fields/field';

/** One move of a session from a status to the next. */
export class SessionTransitionView {
  @Field({ description: 'Status before.', enum: SESSION_STATUSES, example: 'CONNECTING' })
  from: SessionStatus;

  @Field({ description: 'Status after.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  to: SessionStatus;

  @Field({ description: 'Why.', example: null, nullable: true, type: () => String })
  reason: string | null;

  @Field({ description: 'When.', example: '2026-06-29T14:21:00.000Z', format: 'date-time' })
  at: string;
}

export class SessionTransitionPage {
  @Field({ description: 'Moves, newest first.', type: () => SessionTransitionView, isArray: true })
  data: SessionTransitionView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export const NOTICE_KINDS = ['call', 'notification'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A node of a notification of WhatsApp. */
export class NoticeNodeView {
  @Field({ description: 'Name of the node.', example: 'offer' })
  tag: string;

  @Field({ description: 'Its attributes.', example: { 'call-id': '4711' }, mapOf: 'string' })
  attrs: Record<string, string>;

  @Field({ description: 'Nodes in it.', type: () => NoticeNodeView, isArray: true, example: [] })
  children: NoticeNodeView[];
}

/** A notification of WhatsApp that is no message. */
export class SessionNoticeView {
  @Field({ description: 'Kind.', enum: NOTICE_KINDS, example: 'call' })
  kind: NoticeKind;

  @Field({
    description: "WhatsApp's own word for it: `offer`, `terminate`, `w:gp2`, `picture`, …",
    example: 'offer',
  })
  type: string;

  @Field({
    description: 'JID it came from: a caller, a group, a contact, the account itself.',
    example: '15551234567@s.whatsapp.net',
  })
  origin: string;

  @Field({
    description: 'Digits of who did it, where that is known.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  from: string | null;

  @Field({
    description: 'What came, without any bytes.',
    type: () => NoticeNodeView,
  })
  details: NoticeNodeView;

  @Field({
    description: 'When it happened, by WhatsApp.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  timestamp: string;
}

export class SessionNoticePage {
  @Field({ description: 'Notices, newest first.', type: () => SessionNoticeView, isArray: true })
  data: SessionNoticeView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
