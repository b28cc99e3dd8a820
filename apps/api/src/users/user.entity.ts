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

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
