import type { NoticeKind, NoticeNodeView, SessionNoticeView } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A notification of WhatsApp that is no message: a call, a change of a group… */
@Entity('session_notices')
export class SessionNotice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('text')
  kind: NoticeKind;

  /** WhatsApp's own word for it. */
  @Column('text')
  type: string;

  /** JID it came from. */
  @Column('text')
  origin: string;

  /** Digits of who did it. */
  @Column('text', { nullable: true })
  author: string | null;

  @Column('text', { name: 'author_type', nullable: true })
  authorType: 'phone' | 'lid' | null;

  @Column('jsonb')
  details: NoticeNodeView;

  @Column('text', { name: 'wa_id' })
  waId: string;

  /** By WhatsApp's clock. */
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

export function noticeView(notice: SessionNotice): SessionNoticeView {
  const { kind, type, origin, author, details, occurredAt } = notice;
  return { kind, type, origin, from: author, details, timestamp: occurredAt.toISOString() };
}
