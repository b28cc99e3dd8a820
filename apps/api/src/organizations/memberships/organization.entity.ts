import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('organizations')
export class Organization {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** A PNG; null for none. Read where it is shown alone. */
  @Column('bytea', { nullable: true, select: false })
  logo: Buffer | null;

  /** Six hex digits behind a #; null for none. */
  @Column('text', { nullable: true })
  color: string | null;

  /** Members without a second factor see nothing but how to set one up. */
  @Column('boolean', { name: 'requires_two_factor', default: false })
  requiresTwoFactor: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
