import type { RejectCallsSetting, SessionStatus, StatusReason } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that is linked, or waits to be. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  name: string;

  /** UUID of the client whose number it is; null for none. */
  @Column('uuid', { name: 'client_id', nullable: true })
  clientId: string | null;

  @Column('text')
  status: SessionStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: StatusReason | null;

  /** Limits as WhatsApp reported them. */
  @Column('text', { name: 'status_detail', nullable: true })
  statusDetail: string | null;

  /** WhatsApp is not to be tried before, by anybody. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt: Date | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { name: 'push_name', nullable: true })
  pushName: string | null;

  /** Encrypted: a person who reads a code could link it instead of the phone's owner. */
  @Column('bytea', { nullable: true })
  qr: Buffer | null;

  @Column('timestamptz', { name: 'qr_expires_at', nullable: true })
  qrExpiresAt: Date | null;

  /** Encrypted JSON of a `PasskeyStep`: what WhatsApp asks of the passkey of the account. */
  @Column('bytea', { nullable: true })
  passkey: Buffer | null;

  /** Encrypted, as the code to scan is. */
  @Column('bytea', { name: 'pairing_code', nullable: true })
  pairingCode: Buffer | null;

  @Column('timestamptz', { name: 'pairing_code_expires_at', nullable: true })
  pairingCodeExpiresAt: Date | null;

  @Column('jsonb')
  metadata: Record<string, string>;

  /** Messages from before the link are sent to webhooks too. */
  @Column('boolean', { name: 'history_events', default: false })
  historyEvents: boolean;

  /** Least time between two messages that it sends, in milliseconds; null for no pacing. */
  @Column('integer', { name: 'min_gap_ms', nullable: true })
  minGapMs: number | null;

  /** How many messages may be sent at once after a quiet time. */
  @Column('integer', { default: 1 })
  burst: number;

  /** Address of the proxy that it leaves through, encrypted; null for none. */
  @Column('bytea', { nullable: true })
  proxy: Buffer | null;

  /** What a caller is sent whose call is rejected; null for a number that lets calls ring. */
  @Column('jsonb', { name: 'reject_calls', nullable: true })
  rejectCalls: RejectCallsSetting | null;

  /** Whether presences of its contacts are published. */
  @Column('boolean', { default: false })
  presence: boolean;

  /** It is shown in a chat that the number writes, before a message is sent there. */
  @Column('boolean', { name: 'show_typing', default: false })
  showTyping: boolean;

  /** Whether status posts of contacts are stored and published. */
  @Column('boolean', { name: 'receive_status', default: false })
  receiveStatus: boolean;

  /** Whether messages of channels that the number follows are stored and published. */
  @Column('boolean', { name: 'receive_channels', default: false })
  receiveChannels: boolean;

  /** Digits of the number that is to be linked: as it was given, or the one before another. Null for any. */
  @Column('text', { name: 'expected_phone', nullable: true })
  expectedPhone: string | null;

  /** When a phone last accepted it. */
  @Column('timestamptz', { name: 'linked_at', nullable: true })
  linkedAt: Date | null;

  @Column('timestamptz', { name: 'connected_at', nullable: true })
  connectedAt: Date | null;

  /** Since when it is not connected; kept by the database. Null while it is, and where it never was. */
  @Column('timestamptz', { name: 'down_since', nullable: true })
  downSince: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
