import type { ApiKeyScope } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  name: string;

  /** SHA-256 of the token: it has 178 bits of chance, so a slow hash would add nothing. */
  @Index('api_keys_hash', { unique: true })
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('text')
  last4: string;

  @Column('text', { array: true })
  scopes: ApiKeyScope[];

  /** UUIDs of the clients to which the key is limited. Null, as is the other list, for the whole organization. */
  @Column('uuid', { name: 'client_ids', array: true, nullable: true })
  clientIds: string[] | null;

  /** UUIDs of sessions within the limit beside those of the clients. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  /** Addresses and ranges from which it works; empty for any. */
  @Column('text', { array: true, name: 'allowed_addresses', default: '{}' })
  allowedAddresses: string[];

  /** Hash of the token before the last rotation. */
  @Index('api_keys_previous', { unique: true, where: 'previous_hash IS NOT NULL' })
  @Column('bytea', { name: 'previous_hash', nullable: true })
  previousHash: Buffer | null;

  /** Until when that token works. */
  @Column('timestamptz', { name: 'previous_until', nullable: true })
  previousUntil: Date | null;

  @Column('text', { name: 'last_used_address', nullable: true })
  lastUsedAddress: string | null;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
