import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people of an organization tell each other about a chat. */
@Entity('notes')
export class Note {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'chat_id' })
  chatId: string;

  /** Null where the account is gone. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  @Column('text')
  text: string;

  /** UUIDs of members whom it names. */
  @Column('uuid', { array: true, default: [] })
  mentions: string[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;
}
