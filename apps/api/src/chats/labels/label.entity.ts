import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word that people put on chats. */
@Entity('labels')
export class Label {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  name: string;

  /** One of the colours of WhatsApp's labels, 0 to 19. */
  @Column('integer')
  color: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
