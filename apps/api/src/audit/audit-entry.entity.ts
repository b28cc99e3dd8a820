import type { AuditAction } from '@whathooks/dto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something a person or a key did that has to be accounted for. Written once. */
@Entity('audit_log')
@Index('audit_log_organization', ['organizationId', 'id'])
export class AuditEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Public id of a person or of an API key. */
  @Column('text')
  actor: string;

  @Column('text')
  action: AuditAction;

  /** Public id of what it was done to. */
  @Column('text')
  target: string;

  /** What else is known of it, by name. */
  @Column('jsonb', { default: {} })
  details: Record<string, string>;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
