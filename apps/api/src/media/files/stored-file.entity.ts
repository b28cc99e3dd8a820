import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes of a file. An organization has the same bytes once, however many messages they belong to. */
@Entity('files')
export class StoredFile {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Of the plain bytes; 32 bytes. */
  @Column('bytea')
  sha256: Buffer;

  /** Of the plain bytes. */
  @Column('bigint')
  size: string;

  /** Found from the bytes. */
  @Column('text', { name: 'mime_type' })
  mimeType: string;

  /** Names the encrypted bytes in the object store. */
  @Column('text')
  object: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** When it was last stored again or sent; retention counts from the message that refers to it. */
  @Column('timestamptz', { name: 'used_at' })
  usedAt: Date;
}
