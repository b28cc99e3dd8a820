import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../database/sql';
import type { Tenant } from '../database/tenant-repository';
import type { Transaction } from '../database/unit-of-work';
import type { GivenUpMail, QueuedMail } from './mail';

/** Mail that is sent at once: mail servers take few connections of one client. */
const BATCH = 3;
/** How long a process has for a batch until another one sends what it did not. */
const CLAIM = '10 minutes';
/** For how long mail that was given up is shown. */
const SHOWN_FOR = '30 days';
const SHOWN = 20;

/** Of every organization. */
const CLAIM_DUE_OF_ALL = `
  UPDATE mails SET next_at = now() + interval '${CLAIM}', attempts = attempts + 1
  WHERE id = ANY (ARRAY(
    SELECT id FROM mails WHERE next_at <= now()
    ORDER BY next_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
  RETURNING id, organization_id AS "organizationId", recipient, content, attempts, expires_at AS "expiresAt"`;

/** The queue of mail. */
@Injectable()
export class MailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    tx: Transaction,
    mail: Pick<QueuedMail, 'id' | 'organizationId' | 'recipient' | 'content' | 'expiresAt'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO mails (id, organization_id, recipient, content, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [mail.id, mail.organizationId, mail.recipient, mail.content, mail.expiresAt],
    );
  }

  /** Takes what is due, of every organization, for ten minutes. */
  claimDueOfAll(): Promise<QueuedMail[]> {
    return rowsOf(this.dataSource, CLAIM_DUE_OF_ALL);
  }

  /** The mail server has it. */
  async remove(id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM mails WHERE id = $1', [id]);
  }

  async retryAt(id: string, at: Date, error: string): Promise<void> {
    await this.dataSource.query('UPDATE mails SET next_at = $2, last_error = $3 WHERE id = $1', [
      id,
      at,
      error,
    ]);
  }

  /** What it said is forgotten with it. */
  async giveUp(id: string, error: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE mails SET next_at = NULL, given_up_at = now(), content = NULL, last_error = $2 WHERE id = $1`,
      [id, error],
    );
  }

  /** The newest that could not be sent. */
  givenUp({ organizationId }: Tenant): Promise<GivenUpMail[]> {
    return rowsOf(
      this.dataSource,
      `SELECT id, recipient, last_error AS "lastError", given_up_at AS "givenUpAt" FROM mails
       WHERE organization_id = $1 AND given_up_at IS NOT NULL ORDER BY id DESC LIMIT ${SHOWN}`,
      [organizationId],
    );
  }

  async removeOldOfAll(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM mails WHERE given_up_at < now() - interval '${SHOWN_FOR}'`,
    );
  }
}
