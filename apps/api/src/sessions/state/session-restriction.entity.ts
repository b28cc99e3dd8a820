import type { SessionRestrictedPayload } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That WhatsApp restricted a session, or no longer did, kept for its history. */
@Entity('session_restrictions')
export class SessionRestriction {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  /** As its event says it. */
  @Column('jsonb')
  told: SessionRestrictedPayload;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
