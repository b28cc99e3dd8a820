import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Sessions of an organization under one name. Which they are stands with the sessions. */
@Entity('clients')
export class Client {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  name: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
