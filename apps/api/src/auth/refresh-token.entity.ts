import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** One link in the chain of rotating refresh tokens that starts with a log-in. */
@Entity('refresh_tokens')
export class RefreshToken {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  /** The log-in this token descends from. A token used twice ends the whole family. */
  @Index('refresh_tokens_family')
  @Column('uuid', { name: 'family_id' })
  familyId: string;

  @Index('refresh_tokens_hash', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
