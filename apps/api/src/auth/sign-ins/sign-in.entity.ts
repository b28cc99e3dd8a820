import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person's way in on one device, from log-in to log-out. Its access and refresh tokens live by this row. */
@Entity('sign_ins')
export class SignIn {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Index('sign_ins_user')
  @Column('uuid', { name: 'user_id' })
  userId: string;

  /** Number of the one refresh token that is good. Each use of it makes the next. */
  @Column('integer', { default: 0 })
  generation: number;

  /** What the browser said of itself when it last refreshed. */
  @Column('text', { name: 'user_agent', default: '' })
  userAgent: string;

  /** IP address that it last came from. */
  @Column('text', { default: '' })
  address: string;

  /** It began on a browser that its person had not used before, and nobody has said yet that it is theirs. */
  @Column('boolean', { name: 'is_new', default: false })
  isNew: boolean;

  /** Name of the provider that it came by; null for a password. */
  @Column('text', { nullable: true })
  provider: string | null;

  /** When this generation was made. */
  @Column('timestamptz', { name: 'rotated_at', default: () => 'now()' })
  rotatedAt: Date;

  /** When it ends unless it is used again: never later than `ends_at`. */
  @Index('sign_ins_expires')
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  /** When it ends however often it is used. */
  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
