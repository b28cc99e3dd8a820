import { Injectable, Logger } from '@nestjs/common';
import { WAIT_REASONS, type WaitReason } from '@whathooks/dto';
import { digitsOf, SendError, STATUS_CHAT } from '@whathooks/whatsapp';
import { setTimeout as pause } from 'node:timers/promises';
import { StatusAudiencesRepository } from '../../store/chats/status-audiences.repository';
import { HeldMessages } from '../checks/held-messages';
import { LIMIT_ERRORS } from '../checks/limit-errors';
import { RecipientChecks } from '../checks/recipient-checks';
import { RefusedMessages } from '../results/refused-messages';
import type { OutboxEntry } from '../tables/outbox-entry';
import { OutboxRepository } from '../tables/outbox.repository';
import type { SendOutcome } from '../tables/send-outcome';
import { ChangesUnderWay } from './changes-under-way';
import type { OutboxConnection } from './outbox-connection';

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

/** Hands a message to the connection, and learns what the server says of it. */
@Injectable()
export class SendAttempt {
  private readonly logger = new Logger(SendAttempt.name);

  constructor(
    private readonly rows: OutboxRepository,
    private readonly recipients: RecipientChecks,
    private readonly held: HeldMessages,
    private readonly refused: RefusedMessages,
    private readonly changes: ChangesUnderWay,
    private readonly audiences: StatusAudiencesRepository,
  ) {}

  /** One attempt; null when nothing is known of it within that time. */
  async attempt(
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
      const refused = await this.refused.refuse(connection, entry, error.code);
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
    return this.refused.refuse(connection, entry, reason);
  }
}

function isWaitReason(code: string): code is WaitReason {
  return code in WAIT_REASONS;
}
