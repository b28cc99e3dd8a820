import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsAfterCommit } from '../../platform/events/listeners';
import { OutboxEntry, type OutboxRow } from './tables/outbox-entry';
import type { SendOutcome } from './tables/send-outcome';
import { OutboxRepository } from './tables/outbox.repository';
import { OutboxSender } from './sending/outbox-sender';
import { MESSAGE_WAITS } from './results/outbox-topics';
import { Pacer } from './sending/pacer';
import { SessionLookup } from '../../sessions/door/session-lookup';
import type { SessionConnection } from '../../sessions/state/session-inbox';
import { type OutboxTools, SessionOutbox } from './sending/session-outbox';
import { TakenMessages } from './results/taken-messages';

/** Gives every connected session its worker, and every caller the outcome of their message. */
@Injectable()
export class OutboxService implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxService.name);
  private readonly tools: OutboxTools;
  private readonly workers = new Map<string, SessionOutbox>();
  /** Messages that were certainly never sent, of sessions that are being unlinked. */
  private readonly unsent = new Map<string, readonly string[]>();
  /** Workers that are stopping and still have pending work. */
  private readonly ending = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly rows: OutboxRepository,
    sender: OutboxSender,
    private readonly taken: TakenMessages,
    private readonly sessions: SessionLookup,
    private readonly cluster: ClusterBus,
  ) {
    this.tools = { rows, sender, taken, logger: this.logger };
  }

  onModuleInit(): void {
    this.cluster.subscribe(MESSAGE_WAITS, {
      onMessage: ({ sessionId }) => this.workers.get(sessionId)?.wake(),
      onGap: () => void this.lookForWaiting().catch((error: unknown) => this.notLooked(error)),
    });
  }

  /** Messages that waited for the end of a restriction may be sent. */
  @OnEventsAfterCommit()
  wakeReleased(events: readonly AnyDomainEvent[]): void {
    for (const { event, data, sessionId } of events) {
      if (event === 'session.restricted' && !data.active) this.wake(sessionId);
    }
  }

  /** A session has a new connection: messages that were not acknowledged are sent again, oldest first. */
  resume(connection: SessionConnection): void {
    const { session, socket } = connection;
    this.end(this.workers.get(session.id));
    this.unsent.delete(session.id);
    const worker = new SessionOutbox(
      { ...connection, pacer: new Pacer(session, this.sessions) },
      this.tools,
    );
    this.workers.set(session.id, worker);
    socket.on('close', ({ reason }) => {
      if (reason === 'logged_out') this.unsent.set(session.id, worker.neverLeft);
      this.end(worker);
      if (this.workers.get(session.id) === worker) this.workers.delete(session.id);
    });
  }

  /**
   * Takes messages whose rows are being written, for callers who wait for their {@link outcome}. Their place in
   * their chats is that of this call, however long the writing takes; nothing is sent before it ends.
   *
   * @param written rejects where they are not written, or where that is unknown.
   */
  take(sessionId: string, rows: readonly OutboxRow[], written: Promise<unknown>): void {
    for (const { id } of rows) this.taken.take(sessionId, id);
    const committed = this.committed(sessionId, rows, written);
    const worker = this.workers.get(sessionId);
    const places = rows.map((row) =>
      worker?.take(new OutboxEntry(row, false, performance.now(), committed)),
    );
    const isInHand = places.every((hasPlace) => hasPlace === true);
    void committed.then(() => {
      // No worker has them, or only one whose connection has ended since; or the database has others behind them.
      const isWithWorker = isInHand && this.workers.get(sessionId) === worker;
      if (!isWithWorker || worker?.isBehind) this.wake(sessionId);
    });
  }

  /**
   * Callers wait for messages that another process sends, once their rows are written and {@link waitsWithin}.
   *
   * @param written rejects where they are not written, or where that is unknown.
   */
  takeElsewhere(rows: readonly Pick<OutboxRow, 'id'>[], written: Promise<unknown>): void {
    for (const { id } of rows) this.taken.takeElsewhere(id);
    written.catch(() => this.forgetCallers(rows));
  }

  /** A message that this transaction writes waits for the process that has the connection of its session. */
  waitsWithin(tx: Transaction, sessionId: string): Promise<void> {
    return this.cluster.publishWithin(tx, MESSAGE_WAITS, { sessionId });
  }

  /** Nobody waits for the outcomes of these messages any more. */
  forgetCallers(rows: readonly Pick<OutboxRow, 'id'>[]): void {
    for (const { id } of rows) this.taken.forget(id);
  }

  /** The outcome of a message, or `unknown` when the time is over; the message is sent all the same. */
  async outcome({ id }: Pick<OutboxRow, 'id'>, withinMs: number): Promise<SendOutcome> {
    // A process that stops sends nothing: the message waits for the next one.
    return this.taken.outcome(id, this.stopping ? 0 : withinMs);
  }

  /** A session is about to be unlinked: sends nothing more, and waits a moment for what was sent to be acknowledged. */
  async drain(sessionId: string): Promise<void> {
    await this.workers.get(sessionId)?.drain();
  }

  /** Messages that surely never left, of a session that was unlinked here just now. */
  neverLeft(sessionId: string): readonly string[] {
    return this.unsent.get(sessionId) ?? [];
  }

  /** The session's messages are settled. */
  forget(sessionId: string): void {
    this.unsent.delete(sessionId);
  }

  /** Messages were written for a session that may have a connection by now, here or in another process. */
  wake(sessionId: string): void {
    const worker = this.workers.get(sessionId);
    if (worker) worker.wake();
    else this.cluster.publish(MESSAGE_WAITS, { sessionId });
  }

  /** Two chats of a session became one: the messages that wait in both keep one order. */
  join(sessionId: string, chat: string, into: string): void {
    this.workers.get(sessionId)?.join(chat, into);
  }

  /** Looks for messages of the sessions here whose notification was lost. */
  async lookForWaiting(): Promise<void> {
    const here = [...this.workers.keys()];
    if (here.length === 0) return;
    for (const id of await this.rows.waiting(here)) this.workers.get(id)?.wake();
  }

  private notLooked(error: unknown): void {
    this.logger.warn(
      { err: error },
      'waiting messages could not be read: the next sweep finds them',
    );
  }

  /** Callers get `unknown`: the next process sends their messages. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const worker of this.workers.values()) this.end(worker);
    this.taken.settleAll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
  }

  private end(worker: SessionOutbox | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }

  /** Whether the rows of messages are written, once that has ended. */
  private async committed(
    sessionId: string,
    rows: readonly OutboxRow[],
    written: Promise<unknown>,
  ): Promise<boolean> {
    try {
      await written;
      return true;
    } catch {
      this.forgetCallers(rows);
      return false;
    } finally {
      for (const { id } of rows) this.taken.committed(sessionId, id);
    }
  }
}
