import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person. What they may see is decided by their memberships. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  /** In lower case. */
  @Index('users_email', { unique: true })
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** Null of somebody who came by a log-in provider and has not set one. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
