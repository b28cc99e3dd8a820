import type { Attempted, DeliveryAttempter } from '../attempt/delivery-attempter';
import {
  type ClaimedLane,
  type DeliveryQueue,
  type DueDelivery,
  type LaneTerms,
  LEASE_SECONDS,
  type Want,
} from '../queue/delivery-queue';
import { DueReader } from './due-reader';
import { CLAIM_BATCH, type Found, LaneSearch, LOOK_EVERY_MS } from './lane-search';
import { LaneSharing, type OtherProcesses } from './lane-sharing';
import { LaneWork } from './lane-work';
import { Lanes } from './lanes';
import {
  type Result,
  type ResultHooks,
  ResultWriter,
  WRITE_BATCH,
  type Written,
} from './result-writer';
import { Turns } from './turns';

/** Looks for work that nobody called for: retries that became due, calls that were missed. */
const POLL_MS = 1_000;
const RENEW_MS = 1_000;
/** Lanes of one process. */
const MAX_LANES = 1_000;
/** A lane is kept this long after its last delivery, so that the next one needs no claim. */
const LINGER_MS = 2_000;
/** Results are written when a batch is full, or after so long. */
const WRITE_AFTER_MS = 15;
/** Of all lanes together. Beyond it a lane still gets one. */
const MAX_IN_FLIGHT = 1_000;
/** How long a stop waits for requests under way. */
const STOP_AFTER_MS = 2_500;

/**
 * Delivers. Claims lanes, keeps their next deliveries in memory, posts them, writes down what came
 * of it.
 *
 * All it does with the database happens in turns, one after the other, but for reading more while results
 * are being written. Posting goes on meanwhile, outside of any transaction.
 */
export class DeliveryEngine {
  private readonly lanes = new Lanes();
  private readonly search: LaneSearch;
  private readonly sharing: LaneSharing;
  private readonly reader: DueReader;
  private readonly results: ResultWriter;
  private readonly turns = new Turns(
    () => this.turn(),
    (error) => this.hooks.troubled(error),
  );
  private inFlight = 0;
  private turnedAt = -Infinity;
  private renewWanted = false;
  private renewedAt = -Infinity;
  private polledAt = -Infinity;
  private nextDueAt = Infinity;
  private stopped = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly attempter: DeliveryAttempter,
    private readonly hooks: ResultHooks,
    others: OtherProcesses,
  ) {
    this.sharing = new LaneSharing(this.lanes, others);
    this.search = new LaneSearch(queue, () => this.sharing.passed);
    this.reader = new DueReader(queue, this.lanes);
    this.results = new ResultWriter(queue, hooks);
  }

  start(): void {
    this.turns.ask(0);
  }

  /**
   * Something may be due.
   *
   * @param lanes where; anywhere when left out.
   */
  wake(lanes?: readonly string[]): void {
    if (lanes) for (const id of lanes) this.call(id);
    else this.lookAgain();
    this.turns.ask(this.turnedAt + LOOK_EVERY_MS - performance.now());
  }

  /** Addresses, secrets or states of webhooks may be others now. */
  webhooksChanged(): void {
    this.renewWanted = true;
    this.wake();
  }

  /** Another process would take over some of our lanes, and has something to do in so many itself. */
  share(busy: number): void {
    this.sharing.asked(busy);
    this.turns.ask(0);
  }

  /**
   * Takes on nothing more, lets what is under way finish for a short time, writes everything down and
   * lets go of its lanes.
   */
  async stop(afterMs: number = STOP_AFTER_MS): Promise<void> {
    this.stopped = true;
    const deadline = performance.now() + afterMs;
    while (this.inFlight > 0 && performance.now() < deadline) await pause(5);
    this.attempter.stop();
    while (this.inFlight > 0) await pause(1);
    await this.turns.end();
    await this.writeAll();
    const claims = [...this.lanes.values()].map((work) => work.lane);
    if (claims.length > 0) await this.queue.release(claims);
    this.lanes.clear();
  }

  private async turn(): Promise<void> {
    if (this.stopped) return this.writeAll();
    const now = performance.now();
    this.turnedAt = now;
    if (this.renewWanted || now >= this.renewedAt + RENEW_MS) await this.renew();
    if (now >= this.polledAt + POLL_MS || now >= this.nextDueAt) this.poll(now);
    if (now >= this.search.nextAt) await this.claim();
    const fetched = await this.writeAndFetch();
    const hastening = await this.hasten();
    await this.probe();
    this.post();
    await this.letGo();
    const hasMore = fetched && [...this.lanes.values()].some((work) => work.isHungry);
    const next = Math.min(this.search.nextAt, this.nextDueAt);
    this.askToWrite();
    this.turns.ask(hasMore || hastening ? 0 : Math.min(POLL_MS, next - performance.now()));
  }

  private lookAgain(): void {
    this.search.callAll();
    for (const work of this.lanes.values()) work.mayHaveMore = true;
  }

  private call(laneId: string): void {
    const work = this.lanes.get(laneId);
    if (work && !work.closing) work.mayHaveMore = true;
    else if (!this.sharing.isLeft(laneId)) this.search.call(laneId);
  }

  private poll(now: number): void {
    this.polledAt = now;
    this.nextDueAt = Infinity;
    this.lookAgain();
    if (this.lanes.size < MAX_LANES) return;
    // All places are taken: those who have had one for longest make room.
    const longest = [...this.lanes.values()].sort((a, b) => a.claimedAt - b.claimedAt);
    for (const work of longest.slice(0, CLAIM_BATCH)) work.close();
  }

  /**
   * Writes the results that wait, and meanwhile reads what lanes with room have due, over a connection of its
   * own. What is read may be older than what is written: it is offered first, while a chat that one of the
   * results holds is known to be held.
   *
   * @returns whether any lane had room.
   */
  private async writeAndFetch(): Promise<boolean> {
    const wants = this.reader.wants();
    const [writing, reading] = await Promise.allSettled([this.write(), this.read(wants)]);
    if (writing.status === 'rejected') throw writing.reason;
    if (writing.value) this.settle(writing.value);
    if (reading.status === 'rejected') throw reading.reason;
    await this.reader.park(wants, reading.value);
    return wants.length > 0;
  }

  /** What was read goes out at once, and does not wait for what is being written. */
  private async read(wants: readonly Want[]): Promise<DueDelivery[]> {
    const found = await this.reader.read(wants);
    this.reader.offer(found);
    if (found.length > 0) this.post();
    return found;
  }

  private async write(): Promise<Written | null> {
    return this.results.count > 0 ? this.results.writeSome() : null;
  }

  private async writeAll(): Promise<void> {
    while (this.results.count > 0) {
      // However long it takes, what is written is written under claims that hold.
      if (performance.now() >= this.renewedAt + RENEW_MS) await this.renew();
      await this.write();
    }
  }

  /** Lets lanes know what is written. */
  private settle({ results, refused, letGo }: Written): void {
    for (const { delivery } of refused) this.reader.setDeliveryAside(delivery.id);
    for (const result of [...results, ...refused]) this.written(result);
    for (const id of letGo) this.lanes.mayHaveMore(id);
  }

  private written({ work, delivery, attempted: { record, holdsChat } }: Result): void {
    const now = performance.now();
    work.written(delivery);
    work.activeAt = now;
    // It dropped what was in memory after it.
    if (holdsChat || delivery.attempts > 0) work.mayHaveMore = true;
    if (record.verdict === 'retry') this.nextDueAt = Math.min(this.nextDueAt, now + record.delayMs);
  }

  private async renew(): Promise<void> {
    const began = performance.now();
    this.renewWanted = false;
    const works = [...this.lanes.values()];
    const ours =
      works.length > 0
        ? await this.queue.renew(works.map((work) => work.lane))
        : new Map<string, LaneTerms | null>();
    for (const work of works) {
      const terms = ours.get(work.lane.id);
      work.leaseUntil = began + LEASE_SECONDS * 1_000;
      if (terms) work.terms = terms;
      else work.close();
    }
    this.renewedAt = began;
  }

  private async claim(): Promise<void> {
    const places = (): number => MAX_LANES - this.lanes.size;
    for await (const found of this.search.look(places)) await this.takeOn(found);
  }

  private async takeOn({ lanes, nextDueMs, since, elsewhere }: Found): Promise<void> {
    if (nextDueMs !== null) this.nextDueAt = Math.min(this.nextDueAt, since + nextDueMs);
    const early: ClaimedLane[] = [];
    for (const lane of lanes) {
      const before = this.lanes.get(lane.id);
      before?.close();
      // What we have under way since before we lost it must not be overtaken.
      if (before && before.unwritten > 0) early.push(lane);
      else this.lanes.set(lane.id, new LaneWork(lane, since, since + LEASE_SECONDS * 1_000));
    }
    if (early.length > 0) await this.queue.release(early);
    this.sharing.seen(elsewhere);
  }

  /** Goes on making due what was put off before an endpoint came back. Returns whether there is more. */
  private async hasten(): Promise<boolean> {
    let hasMore = false;
    for (const work of this.lanes.values()) {
      if (!work.wantsHaste) continue;
      const through = await this.queue.hasten(work.lane, work.hastenedTo);
      if (through === null) work.hastenThrough = null;
      else work.hastenedTo = through;
      work.mayHaveMore = true;
      hasMore ||= through !== null;
    }
    return hasMore;
  }

  /** Reads what lanes send to see whether their endpoints are back. */
  private async probe(): Promise<void> {
    const works = [...this.lanes.values()].filter((work) => work.wantsProbe);
    if (works.length === 0) return;
    const found = await this.queue.probe(
      works.map(({ lane: { id, claimId }, probesDue }) => ({ id, claimId, due: probesDue })),
    );
    const byLane = new Map(found.map((delivery) => [delivery.webhookId, delivery]));
    for (const work of works) {
      work.mayHaveMore = false;
      const delivery = byLane.get(work.lane.id);
      if (delivery) work.offer(delivery);
    }
  }

  /** Starts as many requests as may be under way, one for each lane in turn. */
  private post(): void {
    if (this.stopped) return;
    const now = performance.now();
    let works = this.lanes.inTurn();
    while (works.length > 0) {
      works = works.filter((work) => {
        if (this.inFlight >= MAX_IN_FLIGHT && work.inFlight > 0) return false;
        const delivery = work.next(now);
        if (delivery) this.attempt(work, delivery);
        else this.turns.ask(work.waitMs(now));
        return delivery !== undefined;
      });
    }
  }

  private attempt(work: LaneWork, delivery: DueDelivery): void {
    this.inFlight += 1;
    void this.attempter
      .attempt(delivery, work.lane.claimId, work.terms)
      .then((attempted) => this.attempted(work, delivery, attempted));
  }

  private attempted(work: LaneWork, delivery: DueDelivery, attempted: Attempted): void {
    this.inFlight -= 1;
    const then = work.learn(attempted.sign, performance.now(), Math.random());
    work.attempted(delivery, attempted.holdsChat);
    if (attempted.gone || then !== null) work.close();
    const disable = attempted.gone ? 'gone' : then === 'give up' ? 'failing' : null;
    const result = { work, delivery, attempted, disable } as const;
    this.results.add(result);
    if (this.inFlight + 1 >= MAX_IN_FLIGHT) this.post();
    else if (!this.stopped) {
      // The next one of this lane waits for nothing.
      const now = performance.now();
      const next = work.next(now);
      if (next) this.attempt(work, next);
      else this.turns.ask(work.waitMs(now));
    }
    this.askToWrite();
  }

  private askToWrite(): void {
    if (this.results.count === 0) return;
    const isUrgent = this.results.count >= WRITE_BATCH || this.inFlight === 0;
    this.turns.ask(isUrgent ? 0 : WRITE_AFTER_MS);
  }

  /** Lets go of lanes that have nothing left to do, so that any process may take them. */
  private async letGo(): Promise<void> {
    const since = performance.now() - LINGER_MS;
    const over = [...this.lanes.values()].filter(
      (work) => work.isIdle && (work.closing || (!work.mayHaveMore && work.activeAt <= since)),
    );
    if (over.length === 0) return;
    await this.queue.release(over.map((work) => work.lane));
    this.sharing.released(over);
    for (const { lane, closing, mayHaveMore } of over) {
      this.lanes.delete(lane.id);
      // Others wait for its place; and it may have been called just now.
      if (closing) this.search.callAll();
      else if (mayHaveMore) this.call(lane.id);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
