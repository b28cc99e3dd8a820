import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { DueDownloads } from './download-worker';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** A file that is to be downloaded, with what is needed of its message. */
export interface MediaDownload {
  /** UUID. */
  mediaId: string;
  messageId: string;
  /** Tries that failed. */
  attempts: number;
  /** How often the phone was asked to upload it again. */
  asked: number;
  /** Where the phone has uploaded it again; null for where the message says. */
  directPath: string | null;
  createdAt: Date;
  /** Encoded protobuf of the message. */
  bytes: Buffer;
  isOwn: boolean;
  /** As the protocol names the message. */
  waMessageId: string;
  originChat: string;
  author: string;
  /** Of the row. */
  chat: string;
}

/** What changes of a download that is tried again. */
export interface TriedDownload {
  seconds: number;
  attempts: number;
  asked: number;
  directPath: string | null;
  error: string;
}

const INSERT = `
  INSERT INTO media_downloads (media_id, organization_id, session_id, message_id)
  SELECT media_id, $1, $2, message_id FROM unnest($3::uuid[], $4::uuid[]) AS wanted (media_id, message_id)
  ON CONFLICT (media_id) DO UPDATE SET due_at = now(), attempts = 0, asked = 0, created_at = now()`;

/** Those that are due first, `$4` at most; `$3` those under way. The first that is not due yet says how long it has. */
const DUE = `
  SELECT download.media_id AS "mediaId", download.message_id AS "messageId", download.attempts, download.asked,
         download.direct_path AS "directPath", download.created_at AS "createdAt",
         message.content AS bytes, message.direction = 'outbound' AS "isOwn",
         message.wa_message_id AS "waMessageId", message.origin_chat AS "originChat", message.author, message.chat,
         greatest(0, extract(epoch FROM download.due_at - now()) * 1000)::float8 AS "dueInMs"
  FROM media_downloads download JOIN messages message ON message.id = download.message_id
  WHERE download.session_id = $1 AND download.organization_id = $2 AND download.media_id <> ALL ($3::uuid[])
  ORDER BY download.due_at LIMIT $4`;

const TRIED = `
  UPDATE media_downloads SET due_at = now() + make_interval(secs => $3), attempts = $4, asked = $5,
    direct_path = $6, last_error = $7
  WHERE media_id = $1 AND organization_id = $2`;

const REMOVE = `
  DELETE FROM media_downloads WHERE media_id = ANY ($1::uuid[]) AND organization_id = $2`;

/** Files that are to be downloaded. A row is there until its file is, or will not come. */
@Injectable()
export class MediaDownloadsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insertWithin(
    tx: Transaction,
    session: SessionRef,
    wanted: readonly Pick<MediaDownload, 'mediaId' | 'messageId'>[],
  ): Promise<void> {
    if (wanted.length === 0) return;
    await tx.query(INSERT, [
      session.organizationId,
      session.id,
      wanted.map(({ mediaId }) => mediaId),
      wanted.map(({ messageId }) => messageId),
    ]);
  }

  /** What is due and not under way, the oldest first. */
  async due(
    session: SessionRef,
    underWay: readonly string[],
    limit: number,
  ): Promise<DueDownloads<MediaDownload>> {
    const parameters = [session.id, session.organizationId, underWay, limit];
    const rows = await this.dataSource.query<(MediaDownload & { dueInMs: number })[]>(
      DUE,
      parameters,
    );
    const due = rows.filter(({ dueInMs }) => dueInMs === 0);
    return { due, nextInMs: rows[due.length]?.dueInMs ?? null };
  }

  async tried(tenant: Tenant, mediaId: string, tried: TriedDownload): Promise<void> {
    const { seconds, attempts, asked, directPath, error } = tried;
    const { organizationId } = tenant;
    await this.dataSource.query(TRIED, [
      mediaId,
      organizationId,
      seconds,
      attempts,
      asked,
      directPath,
      error,
    ]);
  }

  async removeWithin(
    tx: Transaction,
    { organizationId }: Tenant,
    mediaIds: readonly string[],
  ): Promise<void> {
    await tx.query(REMOVE, [mediaIds, organizationId]);
  }

  /** Downloads of a session. */
  async ofSessionWithin(
    tx: Transaction,
    session: SessionRef,
  ): Promise<Pick<MediaDownload, 'mediaId' | 'messageId' | 'waMessageId' | 'chat'>[]> {
    return tx.query(
      `SELECT download.media_id AS "mediaId", download.message_id AS "messageId",
              message.wa_message_id AS "waMessageId", message.chat
       FROM media_downloads download JOIN messages message ON message.id = download.message_id
       WHERE download.session_id = $1 AND download.organization_id = $2`,
      [session.id, session.organizationId],
    );
  }
}
