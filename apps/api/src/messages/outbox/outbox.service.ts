import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsAfterCommit } from '../../platform/events/listeners';
import { type OutboxEntry, OutboxRows } from './outbox-rows';
import { type OutboxLine, OutboxSender, type SendOutcome } from './outbox-sender';
import { MESSAGE_WAITS } from './outbox-topics';
import { Pacer } from './pacer';
import { SessionsService } from '../../sessions/sessions.service';
import { SessionOutbox } from './session-outbox';

/** A message whose row is about to be written. */
export type NewEntry = Omit<OutboxEntry, 'handed' | 'answer' | 'pendingAt' | 'committed'>;

/** Gives every connected session its worker, and every caller the word on the message they gave. */
@Injectable()
export class OutboxService implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxService.name);
  private readonly workers = new Map<string, SessionOutbox>();
  /** Messages that are being written, by session, in the order in which they were taken. */
  private readonly uncommitted = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, (outcome: SendOutcome) => void>();
  /** Messages of a session that is being unlinked which surely never left. */
  private readonly unsent = new Map<string, readonly string[]>();
  /** Workers that were told to stop, and have something under way. */
  private readonly ending = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly rows: OutboxRows,
    private readonly sender: OutboxSender,
    private readonly sessions: SessionsService,
    private readonly cluster: ClusterBus,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(MESSAGE_WAITS, {
      onMessage: ({ sessionId }) => this.workers.get(sessionId)?.wake(),
      onGap: () => void this.lookForWaiting().catch((error: unknown) => this.notLooked(error)),
    });
  }

  /** What was held may go. */
  @OnEventsAfterCommit()
  wakeReleased(events: readonly AnyDomainEvent[]): void {
    for (const { event, data, sessionId } of events) {
      if (event === 'session.restricted' && !data.active) this.wake(sessionId);
    }
  }

  /** A session has a new line: what nobody acknowledged goes out once more, oldest first. */
  resume(line: Pick<OutboxLine, 'session' | 'socket' | 'guard'>): void {
    const { session, socket } = line;
    this.end(this.workers.get(session.id));
    this.unsent.delete(session.id);
    const worker = new SessionOutbox(
      { ...line, pacer: new Pacer(() => this.sessions.pacing(session)) },
      {
        sender: this.sender,
        next: (held, before, limit) => this.rows.next(session.id, held, before, limit),
        oldestUncommitted: () => this.uncommitted.get(session.id)?.values().next().value ?? null,
        settled: (id, outcome) => this.waiting.get(id)?.(outcome),
        onError: (error) =>
          this.logger.error(
            { err: error, sessionId: session.id },
            'messages that wait could not be read',
          ),
      },
    );
    this.workers.set(session.id, worker);
    socket.on('close', ({ reason }) => {
      if (reason === 'logged_out') this.unsent.set(session.id, worker.neverLeft);
      this.end(worker);
      if (this.workers.get(session.id) === worker) this.workers.delete(session.id);
    });
  }

  /**
   * Writes a message and hands it to its session's worker. The place in its chat is that of this call,
   * however long the writing takes. Nothing is sent before it is written.
   *
   * @returns what became of it, or `unknown` when nothing is known in time; it goes on all the same.
   */
  async submit(
    sessionId: string,
    message: NewEntry,
    write: () => Promise<void>,
    answerWithinMs: number,
  ): Promise<SendOutcome> {
    const end = performance.now() + answerWithinMs;
    const { promise: outcome, resolve: settle } = Promise.withResolvers<SendOutcome>();
    this.waiting.set(message.id, settle);
    let timer: NodeJS.Timeout | undefined;
    try {
      await this.written(sessionId, message, write);
      // Nobody sends it here any more: it waits for the next process.
      if (this.stopping) return { result: 'unknown' };
      timer = setTimeout(() => settle({ result: 'unknown' }), Math.max(0, end - performance.now()));
      return await outcome;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(message.id);
    }
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

  /** Messages were written for a session that may have a line by now, here or in another process. */
  wake(sessionId: string): void {
    const worker = this.workers.get(sessionId);
    if (worker) worker.wake();
    else this.cluster.tell(MESSAGE_WAITS, { sessionId });
  }

  /** A chat of a session is another chat from now on: what waits in both keeps one order. */
  join(sessionId: string, chat: string, into: string): void {
    this.workers.get(sessionId)?.join(chat, into);
  }

  /** Looks for messages of the sessions here that nobody told of. */
  async lookForWaiting(): Promise<void> {
    const here = [...this.workers.keys()];
    if (here.length === 0) return;
    for (const id of await this.rows.waiting(here)) this.workers.get(id)?.wake();
  }

  private notLooked(error: unknown): void {
    this.logger.warn({ err: error }, 'messages of other processes are found at the next sweep');
  }

  /** Callers are told that nothing is known yet: what they gave goes on in the next process. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const worker of this.workers.values()) this.end(worker);
    for (const settle of this.waiting.values()) settle({ result: 'unknown' });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
  }

  private end(worker: SessionOutbox | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }

  private async written(
    sessionId: string,
    message: NewEntry,
    write: () => Promise<void>,
  ): Promise<void> {
    const { promise: committed, resolve } = Promise.withResolvers<boolean>();
    const writing = this.uncommitted.get(sessionId) ?? new Set<string>();
    this.uncommitted.set(sessionId, writing.add(message.id));
    const taker = this.workers.get(sessionId);
    const taken =
      taker?.take({ ...message, handed: false, pendingAt: performance.now(), committed }) ?? false;
    let done = false;
    try {
      await write();
      done = true;
    } finally {
      writing.delete(message.id);
      if (writing.size === 0) this.uncommitted.delete(sessionId);
      resolve(done);
      // Nobody has it in hand, or only a worker whose line has ended since; or others wait behind it.
      const isInHand = taken && this.workers.get(sessionId) === taker;
      if (!isInHand || taker?.isBehind) this.wake(sessionId);
    }
  }
}
