import { Injectable, Logger } from '@nestjs/common';
import {
  AppStateError,
  type AppStateIntent as DoorIntent,
  bareJid,
  type StateOutcome,
} from '@whathooks/whatsapp';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { SessionConnection, SessionContext } from '../../sessions/state/session-inbox';
import { IntentsRepository, type WaitingIntent } from './intents.repository';
import { RefusalNews } from './refusal-news';

/** Pauses between tries, in seconds; the last one repeats. */
const PAUSES_S = [2, 10, 60, 300, 900];
/** The phone shares its key some moments after linking. */
const NO_KEY_S = 10;

/** Sends one intent, and notes whether the phone takes it over. */
@Injectable()
export class IntentSender {
  private readonly logger = new Logger(IntentSender.name);

  constructor(
    private readonly intents: IntentsRepository,
    private readonly news: RefusalNews,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Rejects when the database does not answer, or another process runs the session by now. */
  async send(connection: SessionConnection, waiting: WaitingIntent): Promise<void> {
    const { session, socket, guard } = connection;
    const intent = await this.spelledOut(session, waiting);
    let failure: unknown = null;
    let outcome: StateOutcome = 'known';
    try {
      if (intent) outcome = await socket.changeState(intent);
    } catch (error) {
      failure = error;
    }
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      if (failure === null) await this.intents.done(tx, session, waiting.id);
      else if (failure instanceof AppStateError && failure.why === 'refused')
        await this.refuse(tx, session, waiting, failure.message);
      else await this.intents.retryIn(tx, session, waiting.id, pauseAfter(failure, waiting.tries));
    });
    const about = { sessionId: session.id, kind: waiting.intent.kind };
    if (failure !== null && !socket.isEnding)
      this.logger.warn({ ...about, err: failure }, 'the phone has not taken over a change yet');
    else if (failure === null)
      this.logger.debug({ ...about, outcome }, 'the phone takes over a change');
  }

  private async refuse(
    tx: Transaction,
    session: SessionContext,
    { id, intent }: WaitingIntent,
    reason: string,
  ): Promise<void> {
    const chatId = await this.intents.refuse(tx, session, id, reason);
    if (chatId) this.news.changed(tx, session, chatId);
    if (intent.kind === 'label') this.news.labelRefused(tx, session);
  }

  /** Null where what it is about is gone. */
  private async spelledOut(
    session: SessionContext,
    { intent, wantedAt: at }: WaitingIntent,
  ): Promise<DoorIntent | null> {
    if (intent.kind === 'label') {
      const { waId: labelId, name, color, deleted } = intent;
      return { kind: 'labelEdit', labelId, name, color, deleted, at };
    }
    const { jid: chat, newest } = await this.intents.named(session, intent.chat, at);
    switch (intent.kind) {
      case 'archive':
        return {
          kind: 'archive',
          chat,
          archived: intent.archived,
          newest: newest ? [newest] : [],
          at,
        };
      case 'read':
        return { kind: 'read', chat, read: intent.isRead, newest: newest ? [newest] : [], at };
      case 'pin':
        return { kind: 'pin', chat, pinned: intent.pinned, at };
      case 'mute':
        return { kind: 'mute', chat, until: intent.until && new Date(intent.until), at };
      case 'contact':
        return { kind: 'contactName', chat, name: intent.name, at };
      case 'labelChat':
        return { kind: 'labelChat', labelId: intent.waId, chat, labeled: intent.labeled, at };
      case 'star': {
        const message = await this.intents.message(session, intent.messageId);
        if (!message) return null;
        const { waMessageId, author, fromMe } = message;
        const named = { waMessageId, chat, fromMe, author: bareJid(author) };
        return { kind: 'star', message: named, starred: intent.starred, at };
      }
    }
  }
}

function pauseAfter(failure: unknown, tries: number): number {
  if (failure instanceof AppStateError && failure.why === 'no_key') return NO_KEY_S;
  return PAUSES_S[Math.min(tries, PAUSES_S.length - 1)] ?? 0;
}
