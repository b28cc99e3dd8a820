import type { SessionStatus } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One move of a session, kept for its history. */
@Entity('session_transitions')
export class SessionTransition {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('text', { name: 'from_status' })
  from: SessionStatus;

  @Column('text', { name: 'to_status' })
  to: SessionStatus;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
