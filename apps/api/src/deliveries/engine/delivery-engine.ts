import type { Logger } from '@nestjs/common';
import { acrossOrganizations } from '../../platform/scope/scope';
import type { AttemptResult, DeliveryAttempter } from '../attempt/delivery-attempter';
import { type ClaimedLane, type DueDelivery, type LaneConfig } from '../queue/claimed-lanes';
import { type DeliveryQueue, LEASE_SECONDS, type FetchRequest } from '../queue/delivery-queue';
import { DueReader } from './due-reader';
import { CLAIM_BATCH, type FoundLanes, LaneSearch, SEARCH_INTERVAL_MS } from './lanes/lane-search';
import { LaneSharing, type OtherProcesses } from './lanes/lane-sharing';
import { LaneMemory } from './lanes/lane-memory';
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
const RENEW_INTERVAL_MS = 1_000;
/** Pause after a failed cycle, so that an unavailable database is not flooded with queries. */
const PAUSE_AFTER_FAILURE_MS = 250;
/** An idle lane stays claimed for this long, so that its next delivery needs no new claim. */
const IDLE_RELEASE_MS = 2_000;
/** Results are written when a batch is full, or after this delay. */
const WRITE_DELAY_MS = 15;
/** Requests in flight in all lanes together. Beyond this limit each lane may still have one. */
const MAX_IN_FLIGHT = 1_000;
/** How long stopping waits for the requests in flight. */
const STOP_TIMEOUT_MS = 2_500;

/**
 * Delivers: claims lanes, buffers their next deliveries in memory, posts them and writes the
 * results.
 *
 * Database work runs in one loop, one cycle after the other; only reading due deliveries overlaps
 * with writing results. Requests are posted meanwhile, outside of any transaction.
 */
export class DeliveryEngine {
  private readonly lanes = new Lanes();
  private readonly search: LaneSearch;
  private readonly sharing: LaneSharing;
  private readonly reader: DueReader;
  private readonly results: ResultWriter;
  private readonly schedule = new WorkSchedule();
  private working: Promise<void> | undefined;
  private inFlight = 0;
  private lastCycleAt = -Infinity;
  private renewRequested = false;
  private lastRenewAt = -Infinity;
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
    this.search = new LaneSearch(queue, this.lanes, this.sharing);
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
    if (lanes) for (const id of lanes) this.wakeLane(id);
    else this.wakeAllLanes();
    this.schedule.request(this.lastCycleAt + SEARCH_INTERVAL_MS - performance.now());
  }

  /** Announces that URLs, secrets or states of webhooks may have changed. */
  webhooksChanged(): void {
    this.renewRequested = true;
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
    const claims = [...this.lanes.values()].map((work) => work.lane);
    if (claims.length > 0) await this.queue.release(claims);
    this.lanes.clear();
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
    if (this.renewRequested || now >= this.lastRenewAt + RENEW_INTERVAL_MS) await this.renew();
    if (now >= this.lastPollAt + POLL_INTERVAL_MS || now >= this.nextDueAt) this.poll(now);
    if (now >= this.search.nextAt) await this.claim();
    const hadRoom = await this.writeAndFetch();
    const hasMoreDelayed = await this.expediteDelayed();
    await this.probe();
    this.postReady();
    await this.releaseIdleLanes();
    const hasMore = hadRoom && [...this.lanes.values()].some((work) => work.needsMore);
    const next = Math.min(this.search.nextAt, this.nextDueAt);
    this.scheduleWrite();
    this.schedule.request(
      hasMore || hasMoreDelayed ? 0 : Math.min(POLL_INTERVAL_MS, next - performance.now()),
    );
  }

  private wakeAllLanes(): void {
    this.search.notifyAll();
    for (const work of this.lanes.values()) work.mayHaveMore = true;
  }

  private wakeLane(laneId: string): void {
    const work = this.lanes.get(laneId);
    if (work && !work.closing) work.mayHaveMore = true;
    else if (!this.sharing.isHandedOver(laneId)) this.search.notify(laneId);
  }

  private poll(now: number): void {
    this.lastPollAt = now;
    this.nextDueAt = Infinity;
    this.wakeAllLanes();
    if (this.lanes.freeSlots > 0) return;
    // All slots are taken: the lanes claimed longest ago make room for others.
    const longest = [...this.lanes.values()].sort((a, b) => a.claimedAt - b.claimedAt);
    for (const work of longest.slice(0, CLAIM_BATCH)) work.close();
  }

  /**
   * Writes pending results, and meanwhile reads due deliveries over a second database connection. A
   * delivery that was read may be older than a result being written. It is therefore buffered
   * first, while the chat is still marked as held by that result.
   *
   * @returns whether any lane had room.
   */
  private async writeAndFetch(): Promise<boolean> {
    const requests = this.reader.requests();
    const [writing, reading] = await Promise.allSettled([this.write(), this.read(requests)]);
    if (writing.status === 'rejected') throw writing.reason;
    if (writing.value) this.applyWritten(writing.value);
    if (reading.status === 'rejected') throw reading.reason;
    await this.reader.park(requests, reading.value);
    return requests.length > 0;
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
      if (performance.now() >= this.lastRenewAt + RENEW_INTERVAL_MS) await this.renew();
      await this.write();
    }
  }

  /** Tells the lanes which results were written. */
  private applyWritten({ results, rejected, unblockedLanes }: WriteResult): void {
    for (const { delivery } of rejected) this.reader.exclude(delivery.id);
    for (const result of [...results, ...rejected]) this.resultWritten(result);
    for (const id of unblockedLanes) this.lanes.markMayHaveMore(id);
  }

  private resultWritten({ work, delivery, attempted: { record, holdsChat } }: Result): void {
    const now = performance.now();
    work.written(delivery);
    work.activeAt = now;
    // The lane dropped the later deliveries of this chat from memory: they have to be read again.
    if (holdsChat || delivery.attempts > 0 || delivery.held) work.mayHaveMore = true;
    if (record.verdict === 'retry') this.nextDueAt = Math.min(this.nextDueAt, now + record.delayMs);
  }

  private async renew(): Promise<void> {
    const began = performance.now();
    this.renewRequested = false;
    const works = [...this.lanes.values()];
    const ours =
      works.length > 0
        ? await this.queue.renew(works.map((work) => work.lane))
        : new Map<string, LaneConfig | null>();
    for (const work of works) {
      const terms = ours.get(work.lane.id);
      work.leaseUntil = began + LEASE_SECONDS * 1_000;
      if (terms) work.config = terms;
      else work.close();
    }
    this.lastRenewAt = began;
  }

  private async claim(): Promise<void> {
    for await (const found of this.search.search()) await this.addLanes(found);
  }

  private async addLanes({ lanes, nextDueMs, since, heldByOthers }: FoundLanes): Promise<void> {
    if (nextDueMs !== null) this.nextDueAt = Math.min(this.nextDueAt, since + nextDueMs);
    const tooEarly: ClaimedLane[] = [];
    for (const lane of lanes) {
      const previous = this.lanes.get(lane.id);
      previous?.close();
      // Requests from before the lane was lost are still in flight, and must not be overtaken.
      if (previous && previous.unwritten > 0) tooEarly.push(lane);
      else this.lanes.set(lane.id, new LaneMemory(lane, since, since + LEASE_SECONDS * 1_000));
    }
    if (tooEarly.length > 0) await this.queue.release(tooEarly);
    this.sharing.othersHold(heldByOthers);
  }

  /**
   * Makes further delayed deliveries due after an endpoint recovered. Returns whether there are
   * more.
   */
  private async expediteDelayed(): Promise<boolean> {
    let hasMore = false;
    for (const work of this.lanes.values()) {
      if (!work.needsExpedite) continue;
      const through = await this.queue.expedite(work.lane, work.expeditedTo);
      if (through === null) work.expediteThrough = null;
      else work.expeditedTo = through;
      work.mayHaveMore = true;
      hasMore ||= through !== null;
    }
    return hasMore;
  }

  /** Reads the deliveries with which lanes probe their endpoints. */
  private async probe(): Promise<void> {
    const works = [...this.lanes.values()].filter((work) => work.needsProbe);
    if (works.length === 0) return;
    const found = await this.queue.probe(
      works.map(({ lane: { id, claimId }, probeMustBeDue }) => ({
        id,
        claimId,
        due: probeMustBeDue,
      })),
    );
    const byLane = new Map(found.map((delivery) => [delivery.webhookId, delivery]));
    for (const work of works) {
      work.mayHaveMore = false;
      const delivery = byLane.get(work.lane.id);
      if (delivery) work.offer(delivery);
    }
  }

  /** Starts as many requests as the limits allow, one per lane in each round. */
  private postReady(): void {
    if (this.stopped) return;
    const now = performance.now();
    let works = this.lanes.fromRandomStart();
    while (works.length > 0) {
      works = works.filter((work) => {
        if (this.inFlight >= MAX_IN_FLIGHT && work.inFlight > 0) return false;
        const delivery = work.next(now);
        if (delivery) this.attempt(work, delivery);
        else this.schedule.request(work.waitMs(now));
        return delivery !== undefined;
      });
    }
  }

  private attempt(work: LaneMemory, delivery: DueDelivery): void {
    this.inFlight += 1;
    void this.attempter
      .attempt(delivery, work.lane.claimId, work.config)
      .then((attempted) => this.attempted(work, delivery, attempted));
  }

  private attempted(work: LaneMemory, delivery: DueDelivery, attempted: AttemptResult): void {
    this.inFlight -= 1;
    const consequence = work.recordSignal(attempted.signal, performance.now(), Math.random());
    work.attempted(delivery, attempted.holdsChat);
    if (attempted.gone || consequence !== null) work.close();
    const disable = attempted.gone ? 'gone' : consequence === 'give up' ? 'failing' : null;
    const result = { work, delivery, attempted, disable } as const;
    this.results.add(result);
    if (this.inFlight + 1 >= MAX_IN_FLIGHT) this.postReady();
    else if (!this.stopped) {
      // The lane's next delivery starts at once.
      const now = performance.now();
      const next = work.next(now);
      if (next) this.attempt(work, next);
      else this.schedule.request(work.waitMs(now));
    }
    this.scheduleWrite();
  }

  private scheduleWrite(): void {
    if (this.results.count === 0) return;
    const isUrgent = this.results.count >= WRITE_BATCH || this.inFlight === 0;
    this.schedule.request(isUrgent ? 0 : WRITE_DELAY_MS);
  }

  /** Releases lanes that have nothing left to do, so that any process may claim them. */
  private async releaseIdleLanes(): Promise<void> {
    const since = performance.now() - IDLE_RELEASE_MS;
    const idle = [...this.lanes.values()].filter(
      (work) => work.isIdle && (work.closing || (!work.mayHaveMore && work.activeAt <= since)),
    );
    if (idle.length === 0) return;
    await this.queue.release(idle.map((work) => work.lane));
    this.sharing.released(idle);
    for (const { lane, closing, mayHaveMore } of idle) {
      this.lanes.delete(lane.id);
      // A closing lane makes room for others. An open one may have been notified during the
      // release.
      if (closing) this.search.notifyAll();
      else if (mayHaveMore) this.wakeLane(lane.id);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
