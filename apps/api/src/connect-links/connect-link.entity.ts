import type { ConnectLanguage } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link by which one phone can be linked to one session. Gone when it is used or revoked. */
@Entity('connect_links')
@Index('connect_links_organization', ['organizationId', 'id'])
export class ConnectLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Index('connect_links_session')
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  /** SHA-256 of the token: it is 256 bits of chance, so a slow hash would add nothing. */
  @Index('connect_links_hash', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** Null for the language that the browser asks for. */
  @Column('text', { nullable: true })
  language: ConnectLanguage | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
