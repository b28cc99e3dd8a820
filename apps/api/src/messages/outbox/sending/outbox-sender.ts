import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import { ApiError } from '../../../platform/http/problems/api-error';
import type { OutboxEntry } from '../tables/outbox-entry';
import { OutboxRepository } from '../tables/outbox.repository';
import type { SendOutcome } from '../tables/send-outcome';
import { NotUploaded } from './file-preparation';
import type { OutboxConnection } from './outbox-connection';
import { SendAttempt } from './send-attempt';
import { SendPreparation } from './send-preparation';
import type { WindowPlace } from './send-window';

/** Longest pause before an unacknowledged message is sent again on an open connection. */
const LONGEST_PAUSE_MS = 300_000;

/** Sends one message, under one id, until its outcome is known. */
@Injectable()
export class OutboxSender {
  private readonly logger = new Logger(OutboxSender.name);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly rows: OutboxRepository,
    private readonly preparation: SendPreparation,
    private readonly attempts: SendAttempt,
  ) {}

  /** Never rejects. `unknown` when the connection ended first: the next connection takes it up. */
  async send(connection: OutboxConnection, entry: OutboxEntry): Promise<SendOutcome> {
    if (!(await entry.committed)) return { result: 'unknown' };
    const place = await connection.window.enter();
    // What waits for an ack, and for the tries after it, keeps no other chat from going.
    void entry.written.then(() => place.leave());
    try {
      return await this.sendUntilKnown(connection, entry, place);
    } finally {
      place.leave();
    }
  }

  private async sendUntilKnown(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome> {
    let waitMs = this.environment.ackWithinMs;
    while (!connection.leaving.aborted) {
      try {
        const outcome =
          (await this.preparation.prepare(connection, entry, place)) ??
          (await this.attempts.attempt(connection, entry, waitMs));
        if (outcome) return outcome;
        if (connection.leaving.aborted) break;
        // A receipt may prove that it arrived, or the ack came after the timeout.
        const meanwhile = await this.rows.outcome(entry.id);
        if (meanwhile) return meanwhile;
      } catch (error) {
        await this.afterFailure(connection, entry, error);
        await pause(waitMs, undefined, { signal: connection.leaving, ref: false }).catch(
          () => undefined,
        );
      }
      waitMs = Math.min(waitMs * 2, LONGEST_PAUSE_MS);
    }
    return { result: 'unknown' };
  }

  /** Nothing was sent. Stores why the message waits, if the database allows. */
  private async afterFailure(
    connection: OutboxConnection,
    { id }: OutboxEntry,
    error: unknown,
  ): Promise<void> {
    const isUnanswered = error instanceof ApiError && error.code === 'session_not_connected';
    if (connection.over.aborted) return;
    if (error instanceof NotUploaded) {
      const details = { err: error, sessionId: connection.session.id, messageId: id };
      this.logger.warn(details, 'a file was not uploaded; it is tried again');
      await this.rows.noteWait(id, 'not_uploaded').catch(() => undefined);
      return;
    }
    if (!isUnanswered) {
      const details = { err: error, sessionId: connection.session.id };
      this.logger.error(details, 'a message could not be sent; it is tried again');
    }
    await this.rows.noteWait(id, isUnanswered ? 'not_answered' : 'not_sent').catch(() => undefined);
  }
}
