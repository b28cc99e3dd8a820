import { AuditEntryView } from '../access/audit.dto';
import { SessionRestrictedPayload } from '../events/session.restricted';
import { Field } from '../fields/field';
import { SessionTransitionView } from './session-history.dto';

/** What an entry of the timeline of a session tells. */
export const SESSION_TIMELINE_KINDS = ['status', 'restriction', 'action'] as const;
export type SessionTimelineKind = (typeof SESSION_TIMELINE_KINDS)[number];

export class SessionTimelineEntryView {
  @Field({
    description:
      'What it tells: `status`, a move of the session; `restriction`, that WhatsApp restricts the number, or no longer does; `action`, what somebody of the organization did.',
    enum: SESSION_TIMELINE_KINDS,
    example: 'status',
  })
  kind: SessionTimelineKind;

  @Field({
    description: 'When it happened.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  at: string;

  @Field({
    description: 'The move; null for other entries.',
    nullable: true,
    type: () => SessionTransitionView,
  })
  status: SessionTransitionView | null;

  @Field({
    description: 'The restriction; null for other entries.',
    nullable: true,
    type: () => SessionRestrictedPayload,
  })
  restriction: SessionRestrictedPayload | null;

  @Field({
    description: 'What was done, as in the audit log; null for other entries.',
    nullable: true,
    type: () => AuditEntryView,
  })
  action: AuditEntryView | null;
}

export class SessionTimelinePage {
  @Field({
    description:
      'Entries, newest first. Those of kind `action` are for people who may read the audit log.',
    type: () => SessionTimelineEntryView,
    isArray: true,
  })
  data: SessionTimelineEntryView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
