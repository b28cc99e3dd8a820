import { Inject, Injectable, Logger } from '@nestjs/common';
import { WAIT_REASONS, type WaitReason } from '@whathooks/dto';
import { digitsOf, SendError, STATUS_CHAT } from '@whathooks/whatsapp';
import { setTimeout as pause } from 'node:timers/promises';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ApiError } from '../../../platform/http/problems/api-error';
import { ChangesUnderWay } from './changes-under-way';
import type { WindowPlace } from './chat-queues';
import { FilePreparation, NotUploaded, type Prepared } from './file-preparation';
import { HeldMessages } from '../checks/held-messages';
import { LIMIT_ERRORS } from '../checks/limit-errors';
import type { OutboxEntry } from '../tables/outbox-entry';
import type { OutboxConnection } from './outbox-connection';
import type { SendOutcome } from '../tables/send-outcome';
import { OutboxRepository } from '../tables/outbox.repository';
import { RecipientChecks } from '../checks/recipient-checks';
import { SentMessagesService } from '../results/sent-messages.service';
import { StatusAudiencesRepository } from '../../store/chats/status-audiences.repository';
import { showTypingBefore } from './shown-typing';
import { TakenMessages } from '../results/taken-messages';

/** Longest pause before an unacknowledged message is sent again on an open connection. */
const LONGEST_PAUSE_MS = 300_000;

/** How long a message that was read as pending is taken to be pending, in ms. */
const PENDING_FOR_MS = 1_000;

/** Errors of a send that came before anything was sent on the connection. */
const NOTHING_LEFT: ReadonlySet<string> = new Set([
  'no_devices',
  'no_keys',
  'not_answered',
  'not_connected',
]);

/** After so many tries with the same answer of WhatsApp a message is given up. */
const MOST_TRIES = 4;

/** Reasons after which a message fails when WhatsApp repeats them. */
const BOUNDED: ReadonlySet<WaitReason> = new Set(['no_devices', 'no_keys']);

/** WhatsApp's error for a malformed stanza. */
const MALFORMED = '479';

/** Sends one message, under one id, until its outcome is known. */
@Injectable()
export class OutboxSender {
  private readonly logger = new Logger(OutboxSender.name);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly rows: OutboxRepository,
    private readonly recipients: RecipientChecks,
    private readonly held: HeldMessages,
    private readonly unitOfWork: UnitOfWork,
    private readonly sent: SentMessagesService,
    private readonly taken: TakenMessages,
    private readonly changes: ChangesUnderWay,
    private readonly preparation: FilePreparation,
    private readonly audiences: StatusAudiencesRepository,
  ) {}

  /** Never rejects. `unknown` when the connection ended first: the next connection takes it up. */
  async send(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome> {
    if (!(await entry.committed)) return { result: 'unknown' };
    let waitMs = this.environment.ackWithinMs;
    while (!connection.leaving.aborted) {
      try {
        const outcome =
          (await this.beforeAttempt(connection, entry, place)) ??
          (await this.attempt(connection, entry, waitMs));
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

  /** Waits for the message's turn; an outcome when there is nothing left to attempt. */
  private async beforeAttempt(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome | null> {
    const early = entry.isChange
      ? await this.checkChange(connection, entry)
      : ((await this.hold(connection, entry)) ?? (await this.checkRecipient(connection, entry)));
    if (early) return early;
    const unprepared = await this.prepare(connection, entry, place);
    if (unprepared) return unprepared;
    const turn = connection.pacer.turn(connection.leaving);
    // A caller does not wait for a turn that will not come soon.
    if (!(await turn.isSoon)) this.taken.settle(entry.id, { result: 'unknown' });
    await turn.come;
    if (connection.leaving.aborted) return { result: 'unknown' };
    if (await connection.pacer.showsTyping()) await showTypingBefore(connection, entry);
    // WhatsApp may have spoken meanwhile.
    const held = entry.isChange ? null : await this.hold(connection, entry);
    if (held) return held;
    const isPending = await this.isStillPending(entry);
    return isPending && !connection.leaving.aborted ? null : { result: 'unknown' };
  }

  /** Uploads the file of a message. Chats that need no upload are not delayed. */
  private async prepare(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome | null> {
    if (!entry.awaitsUpload) return null;
    const prepared = await this.prepareOutside(connection, entry, place);
    if (prepared === 'ready') return null;
    return prepared === 'over' ? { result: 'unknown' } : this.refuse(connection, entry, prepared);
  }

  private async prepareOutside(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<Prepared> {
    place.leave();
    try {
      return await this.preparation.prepare(connection, entry);
    } finally {
      await place.back();
    }
  }

  private async hold(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    const held = await this.held.hold(connection.session, entry);
    return held && { result: 'held', isDue: held === 'due' };
  }

  /** It may have been given up while it waited: for its turn, behind others of its chat, or for an ack. */
  private async isStillPending(entry: OutboxEntry): Promise<boolean> {
    const now = performance.now();
    if (now - entry.pendingAt < PENDING_FOR_MS) return true;
    const isPending = await this.rows.isPending(entry.id);
    entry.pendingAt = now;
    return isPending;
  }

  /** One attempt; null when nothing is known of it within that time. */
  private async attempt(
    connection: OutboxConnection,
    entry: OutboxEntry,
    waitMs: number,
  ): Promise<SendOutcome | null> {
    const late = new AbortController();
    const { jid: to, bytes, waMessageId, handed } = entry;
    const audience = await this.audienceOf(connection, entry);
    entry.handed = true;
    if (entry.isChange) this.changes.add(connection.session.id, waMessageId);
    const stop = AbortSignal.any([connection.over, late.signal]);
    const time = pause(waitMs, null, { signal: stop, ref: false }).catch(() => null);
    try {
      const { written, acknowledged } = connection.socket.send({
        to,
        bytes,
        waMessageId,
        ...(audience && { audience }),
      });
      // A connection keeps the order of what is written to it: the next one of the chat need not wait for an ack. What
      // was held goes one after the other: the next one waits for what WhatsApp says of this one.
      if (!entry.wasHeld) {
        written.then(
          () => entry.noteWritten(),
          () => undefined,
        );
      }
      const sending = acknowledged.then(
        () => ({ result: 'sent' }) as const,
        (error: unknown) => {
          if (error instanceof SendError && NOTHING_LEFT.has(error.code)) entry.handed = handed;
          return this.afterError(connection, entry, error);
        },
      );
      entry.answer = sending;
      // A message that was not written is not retried before the wait is over.
      const outcome = await Promise.race([sending, time.then(() => 'late' as const)]);
      if (outcome === 'late') return await this.wait(connection, entry, 'no_ack');
      if (outcome) return outcome;
      await time;
      return null;
    } finally {
      late.abort();
    }
  }

  /** Undefined unless the message is a status post. */
  private async audienceOf(
    { session }: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<readonly string[] | undefined> {
    if (entry.jid !== STATUS_CHAT) return undefined;
    entry.audience ??= await this.audiences.of(session, entry.id);
    return entry.audience;
  }

  private async afterError(
    connection: OutboxConnection,
    entry: OutboxEntry,
    error: unknown,
  ): Promise<SendOutcome | null> {
    if (!(error instanceof SendError)) throw error;
    // The server's refusal was committed as a receipt; one that came before the connection was not.
    if (error.outcome === 'refused') {
      if (error.code === MALFORMED) {
        const details = { sessionId: connection.session.id, messageId: entry.id };
        this.logger.error(details, 'WhatsApp took a message for malformed: a defect of whathooks');
      }
      const refused = await this.refuse(connection, entry, error.code);
      if (LIMIT_ERRORS.has(error.code) && !entry.isChange)
        await this.held.pause(connection.session, entry);
      return refused;
    }
    return this.wait(connection, entry, isWaitReason(error.code) ? error.code : 'not_sent');
  }

  /** Notes why a message waits; an outcome where WhatsApp has given the same answer too often. */
  private async wait(
    connection: OutboxConnection,
    entry: OutboxEntry,
    reason: WaitReason,
  ): Promise<SendOutcome | null> {
    // The end of a connection says nothing of the message.
    if (connection.over.aborted) return null;
    const tries = entry.isChange
      ? entry.countWait(reason)
      : await this.rows.noteWait(entry.id, reason);
    if (!BOUNDED.has(reason) || tries < MOST_TRIES) return null;
    await this.recipients.disbelieve(connection.session, digitsOf(entry.jid));
    return this.refuse(connection, entry, reason);
  }

  /** A change is sent while WhatsApp takes it, and for a message that was sent. */
  private async checkChange(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    const obstacle = await this.rows.obstacleOf(entry.id);
    return obstacle && this.refuse(connection, entry, obstacle);
  }

  private async checkRecipient(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    if (entry.recipientChecked) return null;
    try {
      // A JID is taken as it is.
      if (/^\d+$/.test(entry.recipient)) {
        entry.jid = await this.recipients.jidOf(
          connection.session,
          entry.recipient,
          connection.socket,
        );
      }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'recipient_not_on_whatsapp') throw error;
      return this.refuse(connection, entry, error.code);
    }
    const mayLeave = await this.unitOfWork.run(async (tx) => {
      await connection.guard(tx);
      return this.rows.noteRecipient(tx, entry.id, entry.jid);
    });
    if (!mayLeave) return { result: 'unknown' };
    entry.recipientChecked = true;
    return null;
  }

  private async refuse(
    { session, guard }: OutboxConnection,
    { id, isChange }: OutboxEntry,
    error: string,
  ): Promise<SendOutcome> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      if (isChange) await this.rows.failChange(tx, id, error);
      else await this.sent.move(tx, session, id, 'failed', error);
    });
    return { result: 'refused', error };
  }
}

function isWaitReason(code: string): code is WaitReason {
  return code in WAIT_REASONS;
}
