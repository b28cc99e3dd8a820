import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import { ChatQueues } from './chat-queues';
import type { OutboxEntry } from '../tables/outbox-entry';
import type { OutboxConnection } from './outbox-connection';
import type { OutboxRepository } from '../tables/outbox.repository';
import type { OutboxSender } from './outbox-sender';
import { SendWindow } from './send-window';
import type { SendOutcome } from '../tables/send-outcome';
import type { TakenMessages } from '../results/taken-messages';

/** Messages of one session in memory; what is more waits in the database. */
const MOST_HELD = 512;
/** Messages that are read at once. */
const PAGE = 128;
/** Pause after the database could not be read. */
const READ_AGAIN_MS = 1_000;

/** How long messages that were handed to a connection may wait for their ack before it is ended, in ms. */
const DRAIN_MS = 3_000;

/** What workers work with. */
export interface OutboxTools {
  rows: Pick<OutboxRepository, 'next'>;
  sender: Pick<OutboxSender, 'send'>;
  taken: Pick<TakenMessages, 'oldestUncommitted' | 'settle'>;
  logger: Pick<Logger, 'error'>;
}

/**
 * Owns the sending of one session while its connection lasts. New messages are handed to it in memory; what
 * waited before, and what is too much to hold, it reads from the database, oldest first.
 */
export class SessionOutbox {
  private readonly over = new AbortController();
  /** Aborted when nothing more may be sent, before the connection ends or with it. */
  private readonly leaving = new AbortController();
  private readonly held = new Map<string, OutboxEntry>();
  private readonly chatQueues = new ChatQueues();
  /** Work that has not ended and may still use the database. */
  private readonly underWay = new Set<Promise<void>>();
  private behind = true;
  private lookAgain = false;
  private loading = false;
  private readonly connection: OutboxConnection;

  constructor(
    connection: Omit<OutboxConnection, 'window' | 'over' | 'leaving'>,
    private readonly tools: OutboxTools,
  ) {
    const [over, leaving] = [this.over.signal, this.leaving.signal];
    this.connection = { ...connection, window: new SendWindow(), over, leaving };
    this.wake();
  }

  /** Takes a message that is about to be committed, and keeps its place. Returns whether it did. */
  take(entry: OutboxEntry): boolean {
    if (this.behind || this.leaving.signal.aborted) return false;
    if (this.held.size >= MOST_HELD) {
      this.behind = true;
      return false;
    }
    this.hold(entry);
    return true;
  }

  /** Messages may wait in the database: new ones must queue behind them. */
  get isBehind(): boolean {
    return this.behind;
  }

  /** Two chats became one: the messages that wait in both keep one order. */
  join(chat: string, into: string): void {
    this.chatQueues.join(chat, into);
  }

  /** Something waits in the database. */
  wake(): void {
    this.behind = true;
    this.lookAgain = true;
    if (this.loading || this.leaving.signal.aborted) return;
    this.loading = true;
    const loading = this.load()
      .catch((error: unknown) => {
        const { id: sessionId } = this.connection.session;
        this.tools.logger.error({ err: error, sessionId }, 'messages that wait could not be read');
        setTimeout(() => this.wake(), READ_AGAIN_MS).unref();
      })
      .finally(() => (this.loading = false));
    this.track(loading);
  }

  /** The connection has ended. Resolves when all pending work is done. */
  async stop(): Promise<void> {
    this.leaving.abort();
    this.over.abort();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Sends nothing more. Resolves when all that was sent is acknowledged, or after a few seconds. */
  async drain(): Promise<void> {
    this.leaving.abort();
    const enough = new AbortController();
    const late = pause(DRAIN_MS, undefined, { signal: enough.signal }).catch(() => undefined);
    const answers = [...this.held.values()].flatMap(({ answer }) => answer ?? []);
    await Promise.race([Promise.allSettled(answers), late]);
    enough.abort();
  }

  /** Messages in hand of which no attempt was made, by this process or one before. */
  get neverLeft(): string[] {
    return [...this.held.values()].filter(({ handed }) => !handed).map(({ id }) => id);
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
  }

  private hold(entry: OutboxEntry): void {
    this.held.set(entry.id, entry);
    this.track(this.send(entry));
  }

  private async load(): Promise<void> {
    while (this.lookAgain && !this.leaving.signal.aborted) {
      // Looked for again when there is room.
      if (this.held.size >= MOST_HELD) return;
      this.lookAgain = false;
      const { rows, taken } = this.tools;
      const { id } = this.connection.session;
      const before = taken.oldestUncommitted(id);
      const entries = await rows.next(id, [...this.held.keys()], before, PAGE);
      if (this.leaving.signal.aborted) return;
      for (const entry of entries) this.hold(entry);
      const writing = taken.oldestUncommitted(id);
      // Messages behind one whose row was being written are read once that is written.
      if (entries.length === PAGE || (before !== null && writing !== before)) this.lookAgain = true;
      // The commit of the message that is being written wakes this worker.
      else if (!this.lookAgain && writing === null) this.behind = false;
    }
  }

  private async send(entry: OutboxEntry): Promise<void> {
    await this.chatQueues.turn(entry);
    const sending = this.tools.sender.send(this.connection, entry);
    void Promise.race([entry.written, sending]).then(() => this.chatQueues.end(entry));
    this.settle(entry, await sending);
  }

  private settle(entry: OutboxEntry, outcome: SendOutcome): void {
    this.tools.taken.settle(entry.id, outcome);
    // It stays in memory, so that its result can be reported.
    if (outcome.result === 'unknown' && this.leaving.signal.aborted) return;
    this.held.delete(entry.id);
    // The commit failed, or its result is unknown: then it waits in the database.
    if (outcome.result === 'unknown' || (outcome.result === 'held' && outcome.isDue)) this.wake();
    if (this.behind && this.lookAgain && this.held.size < MOST_HELD / 2) this.wake();
  }
}
