import type { Role } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link by which one person can join an organization. Gone when it is accepted or revoked. */
@Entity('invitations')
@Index('invitations_organization', ['organizationId', 'id'])
export class Invitation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** SHA-256 of the token: it is 256 bits of chance, so a slow hash would add nothing. */
  @Index('invitations_hash', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** What the person becomes. */
  @Column('text')
  role: Role;

  /** UUIDs of the clients to which the person will be limited. Null, as is the other list, for the whole organization. */
  @Column('uuid', { name: 'client_ids', array: true, nullable: true })
  clientIds: string[] | null;

  /** UUIDs of sessions within the limit beside those of the clients. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  /** The only address that may accept it, in lower case; null for any. */
  @Column('text', { nullable: true })
  email: string | null;

  /** UUID of the member who made it. It ends with their membership. */
  @Column('uuid', { name: 'invited_by' })
  invitedBy: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
