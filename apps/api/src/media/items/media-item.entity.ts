import type { MediaErrorCode, MediaStatusName, MediaTypeName } from '@whathooks/dto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The file of one message, or an upload that waits to be sent. */
@Entity('media')
@Index('media_message', ['messageId'])
@Index('media_file', ['fileId'])
export class MediaItem {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Null for an upload. */
  @Column('uuid', { name: 'message_id', nullable: true })
  messageId: string | null;

  /** The bytes; null until they are here, and when they are here no more. */
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;

  @Column('text')
  status: MediaStatusName;

  /** Null unless it failed. */
  @Column('text', { nullable: true })
  error: MediaErrorCode | null;

  /** Kind of the message; null for an upload. */
  @Column('text', { nullable: true })
  type: MediaTypeName | null;

  /** As the sender says, until the bytes are here. So are size and hash. */
  @Column('text', { name: 'mime_type' })
  mimeType: string;

  @Column('bigint', { nullable: true })
  size: string | null;

  @Column('bytea', { nullable: true })
  sha256: Buffer | null;

  @Column('text', { name: 'file_name', nullable: true })
  fileName: string | null;

  /** In pixels. */
  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  @Column('integer', { nullable: true })
  seconds: number | null;

  @Column('integer', { nullable: true })
  pages: number | null;

  /** One byte for each value, 0 to 100. */
  @Column('bytea', { nullable: true })
  waveform: Buffer | null;

  /** A small JPEG. */
  @Column('bytea', { nullable: true })
  thumbnail: Buffer | null;

  /** `gif`, `round` or `animated`; null for an ordinary file. */
  @Column('text', { nullable: true })
  style: 'gif' | 'round' | 'animated' | null;

  /** When an upload that no message uses is deleted; null for the file of a message. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
