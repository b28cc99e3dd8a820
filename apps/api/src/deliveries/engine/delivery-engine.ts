import type { Logger } from '@nestjs/common';
import { acrossOrganizations } from '../../platform/scope/scope';
import type { AttemptResult, DeliveryAttempter } from '../attempt/delivery-attempter';
import type { DueDelivery } from '../queue/claimed-lanes';
import type { DeliveryQueue, FetchRequest } from '../queue/delivery-queue';
import { DueReader } from './due-reader';
import { LaneClaims } from './lanes/lane-claims';
import { SEARCH_INTERVAL_MS } from './lanes/lane-search';
import { LaneSharing, type OtherProcesses } from './lanes/lane-sharing';
import type { LaneMemory } from './lanes/lane-memory';
import { Lanes } from './lanes/lanes';
import {
  DATABASE_FAILED,
  type Result,
  ResultWriter,
  WRITE_BATCH,
  type WriteResult,
} from './result-writer';
import type { WebhookDisabler } from './webhook-disabler';
import { WorkSchedule } from './work-schedule';

/**
 * How often the engine looks for work without a notification: retries that became due, and missed
 * notifications.
 */
const POLL_INTERVAL_MS = 1_000;
/** Pause after a failed cycle, so that an unavailable database is not flooded with queries. */
const PAUSE_AFTER_FAILURE_MS = 250;
/** Results are written when a batch is full, or after this delay. */
const WRITE_DELAY_MS = 15;
/** Requests in flight in all lanes together. Beyond this limit each lane may still have one. */
const MAX_IN_FLIGHT = 1_000;
/** How long stopping waits for the requests in flight. */
const STOP_TIMEOUT_MS = 2_500;

/**
 * Delivers: buffers the next deliveries of its lanes in memory, posts them and writes the results.
 *
 * Database work runs in one loop, one cycle after the other; only reading due deliveries overlaps
 * with writing results. Requests are posted meanwhile, outside of any transaction.
 */
export class DeliveryEngine {
  private readonly lanes = new Lanes();
  private readonly claims: LaneClaims;
  private readonly sharing: LaneSharing;
  private readonly reader: DueReader;
  private readonly results: ResultWriter;
  private readonly schedule = new WorkSchedule();
  private working: Promise<void> | undefined;
  private inFlight = 0;
  private lastCycleAt = -Infinity;
  private lastPollAt = -Infinity;
  private nextDueAt = Infinity;
  private stopped = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly attempter: DeliveryAttempter,
    disabler: WebhookDisabler,
    others: OtherProcesses,
    private readonly logger: Pick<Logger, 'error'>,
  ) {
    this.sharing = new LaneSharing(this.lanes, others);
    this.claims = new LaneClaims(queue, this.lanes, this.sharing);
    this.reader = new DueReader(queue, this.lanes);
    this.results = new ResultWriter(queue, disabler, logger);
  }

  start(): void {
    this.schedule.request(0);
    this.working = this.work();
  }

  /**
   * Announces that deliveries may be due.
   *
   * @param lanes the lanes that have due deliveries; any lane when left out.
   */
  wake(lanes?: readonly string[]): void {
    if (lanes) for (const id of lanes) this.claims.wake(id);
    else this.claims.wakeAll();
    this.schedule.request(this.lastCycleAt + SEARCH_INTERVAL_MS - performance.now());
  }

  /** Announces that URLs, secrets or states of webhooks may have changed. */
  webhooksChanged(): void {
    this.claims.requestRenewal();
    this.wake();
  }

  /** Another process asks for lanes: it has deliveries to make in `busy` lanes. */
  shareLanes(busy: number): void {
    this.sharing.lanesRequested(busy);
    this.schedule.request(0);
  }

  /**
   * Claims and posts nothing more, waits a short time for the requests in flight, writes all
   * results and releases the lanes.
   */
  async stop(timeoutMs: number = STOP_TIMEOUT_MS): Promise<void> {
    this.stopped = true;
    const deadline = performance.now() + timeoutMs;
    while (this.inFlight > 0 && performance.now() < deadline) await pause(5);
    this.attempter.stop();
    while (this.inFlight > 0) await pause(1);
    this.schedule.stop();
    await this.working;
    await this.writeAll();
    await this.claims.releaseAll();
  }

  /** Runs one cycle after the other, never two at once. */
  private async work(): Promise<void> {
    while (await this.schedule.next()) {
      try {
        await acrossOrganizations('deliveries', () => this.cycle());
      } catch (error) {
        this.logger.error({ err: error }, DATABASE_FAILED);
        this.schedule.postpone(PAUSE_AFTER_FAILURE_MS);
      }
    }
  }

  private async cycle(): Promise<void> {
    if (this.stopped) return this.writeAll();
    const now = performance.now();
    this.lastCycleAt = now;
    await this.claims.renew();
    if (now >= this.lastPollAt + POLL_INTERVAL_MS || now >= this.nextDueAt) this.poll(now);
    if (now >= this.claims.nextSearchAt) await this.claim();
    const hadRoom = await this.writeAndFetch();
    const hasMoreDelayed = await this.expediteDelayed();
    await this.probe();
    this.postReady();
    await this.claims.releaseIdle();
    const hasMore = hadRoom && [...this.lanes.values()].some((memory) => memory.needsMore);
    const next = Math.min(this.claims.nextSearchAt, this.nextDueAt);
    this.scheduleWrite();
    this.schedule.request(
      hasMore || hasMoreDelayed ? 0 : Math.min(POLL_INTERVAL_MS, next - performance.now()),
    );
  }

  private poll(now: number): void {
    this.lastPollAt = now;
    this.nextDueAt = Infinity;
    this.claims.wakeAll();
    this.claims.makeRoom();
  }

  /**
   * Writes pending results, and meanwhile reads due deliveries over a second database connection. A
   * delivery that was read may be older than a result being written. It is therefore buffered
   * first, while the chat is still marked as held by that result.
   *
   * @returns whether any lane had room, or has deliveries that waited behind another one.
   */
  private async writeAndFetch(): Promise<boolean> {
    const requests = this.reader.requests();
    const [writing, reading] = await Promise.allSettled([this.write(), this.read(requests)]);
    if (writing.status === 'rejected') throw writing.reason;
    if (writing.value) this.applyWritten(writing.value);
    if (reading.status === 'rejected') throw reading.reason;
    await this.reader.park(requests, reading.value);
    // What waited behind a result that was just written is read at once, not at the next poll.
    const hasUnblocked = (writing.value?.unblockedLanes.size ?? 0) > 0;
    return requests.length > 0 || hasUnblocked;
  }

  /** Posts what was read at once, without waiting for the results that are being written. */
  private async read(requests: readonly FetchRequest[]): Promise<DueDelivery[]> {
    const due = await this.reader.read(requests);
    this.reader.offer(due);
    if (due.length > 0) this.postReady();
    return due;
  }

  private async write(): Promise<WriteResult | null> {
    return this.results.count > 0 ? this.results.writeBatch() : null;
  }

  private async writeAll(): Promise<void> {
    while (this.results.count > 0) {
      // Renews the claims while writing, since a write under an expired claim changes nothing.
      await this.claims.renew();
      await this.write();
    }
  }

  /** Tells the lanes which results were written. */
  private applyWritten({ results, rejected, unblockedLanes }: WriteResult): void {
    for (const { delivery } of rejected) this.reader.exclude(delivery.id);
    for (const result of [...results, ...rejected]) this.resultWritten(result);
    for (const id of unblockedLanes) this.lanes.markMayHaveMore(id);
  }

  private resultWritten({ memory, delivery, attempted: { record, holdsChat } }: Result): void {
    const now = performance.now();
    memory.written(delivery);
    memory.activeAt = now;
    // The lane dropped the later deliveries of this chat from memory: they have to be read again.
    if (holdsChat || delivery.attempts > 0 || delivery.held) memory.mayHaveMore = true;
    if (record.verdict === 'retry') this.nextDueAt = Math.min(this.nextDueAt, now + record.delayMs);
  }

  private async claim(): Promise<void> {
    const dueAt = await this.claims.claim();
    this.nextDueAt = Math.min(this.nextDueAt, dueAt);
  }

  /**
   * Makes further delayed deliveries due after an endpoint recovered. Returns whether there are
   * more.
   */
  private async expediteDelayed(): Promise<boolean> {
    let hasMore = false;
    for (const memory of this.lanes.values()) {
      if (!memory.needsExpedite) continue;
      const through = await this.queue.expedite(memory.lane, memory.endpoint.expeditedTo);
      if (through === null) memory.endpoint.expediteThrough = null;
      else memory.endpoint.expeditedTo = through;
      memory.mayHaveMore = true;
      hasMore ||= through !== null;
    }
    return hasMore;
  }

  /** Reads the deliveries with which lanes probe their endpoints. */
  private async probe(): Promise<void> {
    const memories = [...this.lanes.values()].filter((memory) => memory.needsProbe);
    if (memories.length === 0) return;
    const found = await this.queue.probe(
      memories.map(({ lane: { id, claimId }, endpoint }) => ({
        id,
        claimId,
        due: endpoint.probeMustBeDue,
      })),
    );
    const byLane = new Map(found.map((delivery) => [delivery.webhookId, delivery]));
    for (const memory of memories) {
      memory.mayHaveMore = false;
      const delivery = byLane.get(memory.lane.id);
      if (delivery) memory.offer(delivery);
    }
  }

  /** Starts as many requests as the limits allow, one per lane in each round. */
  private postReady(): void {
    if (this.stopped) return;
    const now = performance.now();
    let memories = this.lanes.fromRandomStart();
    while (memories.length > 0) {
      memories = memories.filter((memory) => {
        if (this.inFlight >= MAX_IN_FLIGHT && memory.inFlight > 0) return false;
        const delivery = memory.next(now);
        if (delivery) this.attempt(memory, delivery);
        else this.schedule.request(memory.waitMs(now));
        return delivery !== undefined;
      });
    }
  }

  private attempt(memory: LaneMemory, delivery: DueDelivery): void {
    this.inFlight += 1;
    void this.attempter
      .attempt(delivery, memory.lane.claimId, memory.config)
      .then((attempted) => this.attempted(memory, delivery, attempted));
  }

  private attempted(memory: LaneMemory, delivery: DueDelivery, attempted: AttemptResult): void {
    this.inFlight -= 1;
    const consequence = memory.recordSignal(attempted.signal, performance.now(), Math.random());
    memory.attempted(delivery, attempted.holdsChat);
    if (attempted.gone || consequence !== null) memory.close();
    const disable = attempted.gone ? 'gone' : consequence === 'give up' ? 'failing' : null;
    const result = { memory, delivery, attempted, disable } as const;
    this.results.add(result);
    if (this.inFlight + 1 >= MAX_IN_FLIGHT) this.postReady();
    else if (!this.stopped) {
      // The lane's next delivery starts at once.
      const now = performance.now();
      const next = memory.next(now);
      if (next) this.attempt(memory, next);
      else this.schedule.request(memory.waitMs(now));
    }
    this.scheduleWrite();
  }

  private scheduleWrite(): void {
    if (this.results.count === 0) return;
    const isUrgent = this.results.count >= WRITE_BATCH || this.inFlight === 0;
    this.schedule.request(isUrgent ? 0 : WRITE_DELAY_MS);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
