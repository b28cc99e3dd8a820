import { Injectable, Logger } from '@nestjs/common';
import { SendError, type OutboundText, type WhatsAppSocket } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work';
import type { SessionContext } from '../sessions/gateway/session-inbox';
import { SentMessagesService } from './sent-messages.service';

/** A message that nobody acknowledged for this long is given up. */
const GIVE_UP_AFTER = '24 hours';

/** What became of one attempt to send. */
export type SendOutcome =
  { result: 'sent' } | { result: 'refused'; error: string } | { result: 'unknown' };

interface PendingRow {
  id: string;
  jid: string;
  text: string;
  wa_message_id: string;
  expired: boolean;
}

/** Puts committed messages on the line, and again after a crash: always under the same id. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger(OutboxService.name);
  /** Messages on a line of this process right now. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sent: SentMessagesService,
  ) {}

  /**
   * Sends a message whose row is committed. The server's ack is written down with the receipts of its
   * session; a refusal that came before the line, here.
   */
  async dispatch(
    session: SessionContext,
    socket: WhatsAppSocket,
    id: string,
    message: OutboundText,
  ): Promise<SendOutcome> {
    this.underWay.add(id);
    try {
      await socket.send(message);
      return { result: 'sent' };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.outcome === 'unknown') return { result: 'unknown' };
      await this.unitOfWork.run((tx) => this.sent.move(tx, session, id, 'failed', error.code));
      return { result: 'refused', error: error.code };
    } finally {
      this.underWay.delete(id);
    }
  }

  /** A session can send again: what nobody acknowledged goes out once more, oldest first. */
  resume(session: SessionContext, line: () => WhatsAppSocket | null): void {
    this.sendPending(session, line).catch((error: unknown) =>
      this.logger.error(
        { err: error, sessionId: session.id },
        'messages that wait could not be sent',
      ),
    );
  }

  private async sendPending(
    session: SessionContext,
    line: () => WhatsAppSocket | null,
  ): Promise<void> {
    for (const row of await this.pending(session)) {
      const socket = line();
      if (!socket) return;
      if (this.underWay.has(row.id)) continue;
      if (row.expired) {
        await this.unitOfWork.run((tx) => this.sent.move(tx, session, row.id, 'failed', 'expired'));
        continue;
      }
      const message = { to: row.jid, text: row.text, waMessageId: row.wa_message_id };
      const outcome = await this.dispatch(session, socket, row.id, message);
      if (outcome.result === 'unknown') return;
    }
  }

  private pending(session: SessionContext): Promise<PendingRow[]> {
    return this.dataSource.query<PendingRow[]>(
      `SELECT id, origin_chat AS jid, text, wa_message_id,
              created_at < now() - interval '${GIVE_UP_AFTER}' AS expired
       FROM messages WHERE session_id = $1 AND status = 'pending' ORDER BY id`,
      [session.id],
    );
  }
}
