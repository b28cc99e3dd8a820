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

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
