import type { MediaTypeName } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that WhatsApp has, uploaded by us, for messages of one kind. */
@Entity('media_uploads')
export class MediaUpload {
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'file_id' })
  fileId: string;

  @PrimaryColumn('text')
  kind: MediaTypeName;

  @Column('text', { name: 'direct_path' })
  directPath: string;

  @Column('text')
  url: string;

  /** Opens the file; sealed. */
  @Column('bytea', { name: 'media_key' })
  mediaKey: Buffer;

  @Column('bytea', { name: 'encrypted_sha256' })
  encryptedSha256: Buffer;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;
}
