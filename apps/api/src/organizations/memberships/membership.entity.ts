import type { Role } from '@whathooks/dto';
import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
} from 'typeorm';
import { Organization } from './organization.entity';

/** Ties a user to an organization, with a role. */
@Entity('memberships')
@Index('memberships_organization_user', ['organizationId', 'userId'], { unique: true })
export class Membership {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization: Organization;

  @Index('memberships_user')
  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  role: Role;

  /** UUIDs of the clients to which the member is limited. Null, as is the other list, for the whole organization. */
  @Column('uuid', { name: 'client_ids', array: true, nullable: true })
  clientIds: string[] | null;

  /** UUIDs of sessions within the limit beside those of the clients. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
