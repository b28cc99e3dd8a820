import { LEAST_ID, newId } from '../../../platform/database/ids';
import { Breaker, FIRST_PROBE_MS, HEALTHY } from './breaker';
import type { EndpointUpdate } from '../../queue/completed-attempt';
import type { EndpointSignal } from '../../attempt/delivery-attempter';
import type { ClaimedLane, DueDelivery, LaneConfig } from '../../queue/claimed-lanes';
import { Pace } from './pace';

/**
 * Deliveries of one lane held in memory; a busy chat counts at most {@link MAX_PER_CHAT}. Large
 * enough for a fast endpoint while results are being written, and small enough that a read from the
 * database reaches past all of them.
 */
export const MAX_PER_LANE = 400;
/** Deliveries of one chat held in memory at most, so that a busy chat leaves room for others. */
export const MAX_PER_CHAT = 64;
/** A lane is refilled from the database when it has this much room. */
const REFILL_ROOM = MAX_PER_LANE / 2;
/** Nothing new is posted when the lease could expire within this time. */
const LEASE_MARGIN_MS = 1_000;

/** Deliveries of one chat, oldest first. */
interface Chat {
  waiting: DueDelivery[];
  /** One delivery is in flight; the next one starts when it is done. */
  busy: boolean;
  /** The failed delivery that blocks this chat until its result is written. */
  heldBy: string | null;
  /** The last read skipped this chat: the database may hold more of it. */
  skipped: boolean;
}

/**
 * Memory of one claimed lane: which delivery may go next, and what is in flight.
 *
 * One delivery per chat at a time, in order; chats alternate; never more requests at once than the
 * lane's concurrency. Nothing here waits for the database: the next deliveries go while results are
 * being written.
 */
export class LaneMemory {
  /**
   * The endpoint is down: the lane sends one delivery at a time to find out whether it recovered.
   */
  probing: boolean;
  /**
   * The endpoint recovered: delayed deliveries up to this id are to be made due. Null when none are
   * left.
   */
  expediteThrough: string | null;
  /** Delayed deliveries up to this id have been made due. */
  expeditedTo = LEAST_ID;
  /** The database may hold more due deliveries than are in memory. */
  mayHaveMore = true;
  /** Nothing more is read or posted; the lane is about to be released. */
  closing = false;
  inFlight = 0;
  /** Deliveries in flight, and those whose result is not written yet. */
  unwritten = 0;
  /** When the lane last had a delivery to make. */
  activeAt: number;
  private readonly tracked = new Set<string>();
  private trackedBytes = 0;
  private readonly chats = new Map<string, Chat>();
  /** Chats with a delivery that may go, in the order of their turns. */
  private ready: string[] = [];
  private breaker: Breaker;
  private current: LaneConfig;
  private pace: Pace;
  private pausedUntil: number | null = null;
  private releaseThrough: string | null = null;
  /**
   * Counts changes of what is known about the endpoint; compared with what was written to the
   * database.
   */
  private changeCount = 0;
  private writtenChangeCount = 0;

  constructor(
    readonly lane: ClaimedLane,
    /** When the lane was claimed; milliseconds of a monotonic clock, like all times here. */
    readonly claimedAt: number,
    /** The claim is certain to hold until then. */
    public leaseUntil: number,
  ) {
    this.current = lane;
    this.pace = new Pace(lane.ratePerSecond, claimedAt + lane.nextMs);
    this.activeAt = claimedAt;
    this.breaker = new Breaker(lane.endpoint, claimedAt);
    this.probing = this.breaker.isOpen;
    this.expediteThrough = lane.releaseThrough;
  }

  /** Destination and settings, as last read. */
  get config(): LaneConfig {
    return this.current;
  }

  set config(terms: LaneConfig) {
    const { ratePerSecond, revision, sessionIds } = this.current;
    if (terms.ratePerSecond !== ratePerSecond) this.pace = new Pace(terms.ratePerSecond);
    this.current = terms;
    if (terms.revision !== revision) this.resetEndpoint();
    if (JSON.stringify(terms.sessionIds) !== JSON.stringify(sessionIds)) this.readAgain();
  }

  /** How many more deliveries to read. */
  get room(): number {
    let taken = 0;
    for (const { waiting } of this.chats.values()) taken += Math.min(waiting.length, MAX_PER_CHAT);
    return Math.max(0, MAX_PER_LANE - taken);
  }

  get needsMore(): boolean {
    return this.mayHaveMore && !this.closing && !this.probing && this.room >= REFILL_ROOM;
  }

  /** A probe may be sent. */
  get needsProbe(): boolean {
    return this.probing && this.mayHaveMore && !this.closing && this.isIdle;
  }

  /**
   * Whether to probe with a delivery whose own retry time has come. Probes alternate between that and the
   * oldest delivery.
   */
  get probeMustBeDue(): boolean {
    return this.breaker.probeCount % 2 === 1;
  }

  /** Delayed deliveries are to be made due, and the database knows up to which id. */
  get needsExpedite(): boolean {
    const isWritten = this.releaseThrough === null;
    return this.expediteThrough !== null && isWritten && !this.closing && !this.probing;
  }

  get isIdle(): boolean {
    return this.unwritten === 0 && this.ready.length === 0;
  }

  /** No delivery waits in memory. */
  get isEmpty(): boolean {
    return ![...this.chats.values()].some(({ waiting }) => waiting.length > 0);
  }

  /** Deliveries waiting here, in flight, or without a written result. */
  get inMemory(): ReadonlySet<string> {
    return this.tracked;
  }

  /** Total size of their bodies. */
  get bytesInMemory(): number {
    return this.trackedBytes;
  }

  /** Chats that have their share in memory. The next read skips them. */
  skipFullChats(): string[] {
    return [...this.chats].flatMap(([key, chat]) => {
      if (chat.waiting.length < MAX_PER_CHAT) return [];
      chat.skipped = true;
      return [key];
    });
  }

  /** Takes a delivery that was read. False when it has to stay in the database for now. */
  offer(delivery: DueDelivery): boolean {
    const chat = this.chatOf(delivery);
    if (this.closing || chat.heldBy !== null) return false;
    const { waiting } = chat;
    // A retry has a lower id than later deliveries of its chat, and goes first.
    const later = waiting.findIndex((other) => other.id > delivery.id);
    waiting.splice(later < 0 ? waiting.length : later, 0, delivery);
    this.track(delivery);
    if (waiting.length === 1 && !chat.busy) this.ready.push(delivery.chatKey);
    return true;
  }

  /** The delivery to post now, if any may go. The caller posts it. */
  next(now: number): DueDelivery | undefined {
    if (this.inFlight >= (this.probing ? 1 : this.config.concurrency)) return undefined;
    if (now > this.leaseUntil - LEASE_MARGIN_MS || this.pace.waitMs(now) > 0) return undefined;
    const key = this.ready.shift();
    const chat = key === undefined ? undefined : this.chats.get(key);
    const delivery = chat?.waiting.shift();
    if (!chat || !delivery) return undefined;
    chat.busy = true;
    if (chat.skipped && chat.waiting.length < MAX_PER_CHAT / 2) {
      chat.skipped = false;
      this.mayHaveMore = true;
    }
    this.inFlight += 1;
    this.unwritten += 1;
    this.pace.recordRequest(now);
    if (this.config.ratePerSecond !== null) this.changeCount += 1;
    return delivery;
  }

  /**
   * Milliseconds until the lane's rate limit allows the next request; Infinity when the rate is not
   * the limit.
   */
  waitMs(now: number): number {
    if (this.ready.length === 0 || this.inFlight >= this.config.concurrency) return Infinity;
    return this.pace.waitMs(now) || Infinity;
  }

  /**
   * Records that an attempt ended.
   *
   * @param holdsChat it failed, and later deliveries of its chat must wait for it: those in memory
   *   are dropped.
   */
  attempted(delivery: DueDelivery, holdsChat: boolean): void {
    const chat = this.chatOf(delivery);
    chat.busy = false;
    this.inFlight -= 1;
    if (holdsChat) {
      chat.heldBy = delivery.id;
      this.dropWaiting(chat);
    } else if (chat.waiting.length > 0) this.ready.push(delivery.chatKey);
  }

  /**
   * Updates the breaker with the signal of an attempt.
   *
   * @param chance from 0 to 1, for the jitter.
   * @returns `pause`: nothing may be sent for now. `give up`: nothing has succeeded for days.
   */
  recordSignal(sign: EndpointSignal, now: number, chance: number): 'pause' | 'give up' | null {
    if (sign.kind === 'up') return this.recordSuccess(now);
    if (sign.kind === 'down') {
      this.changeCount += 1;
      const pauses = this.breaker.failed(now, this.probing);
      if (pauses) {
        this.pausedUntil = now + this.breaker.pauseMs(now, sign.retryAfterMs, sign.tookMs, chance);
      }
      if (this.breaker.isHopeless(now)) return 'give up';
      return pauses ? 'pause' : null;
    }
    if (sign.kind === 'none' && !this.probing) return null;
    this.changeCount += 1;
    this.pausedUntil = now + FIRST_PROBE_MS;
    return 'pause';
  }

  private recordSuccess(now: number): null {
    const change = this.breaker.succeeded(now);
    if (change === 'fine') return null;
    this.changeCount += 1;
    if (change === 'back') {
      this.pausedUntil = null;
      this.probing = false;
      this.mayHaveMore = true;
      this.expeditedTo = LEAST_ID;
      this.expediteThrough = this.releaseThrough = newId();
    }
    return null;
  }

  /**
   * What the database does not know yet about the endpoint; null when nothing. Call
   * `endpointUpdateWritten` after writing it.
   */
  endpointUpdate(now: number): (EndpointUpdate & { count: number }) | null {
    if (this.changeCount === this.writtenChangeCount) return null;
    const { pausedUntil, releaseThrough, lane } = this;
    const { next } = this.pace;
    return {
      ...this.breaker.state(now),
      id: lane.id,
      claimId: lane.claimId,
      pauseMs: pausedUntil === null ? null : Math.max(0, pausedUntil - now),
      releaseThrough,
      nextMs: next === null ? null : Math.max(0, next - now),
      revision: this.current.revision,
      count: this.changeCount,
    };
  }

  /** The update is in the database. */
  endpointUpdateWritten({ count }: { count: number }): void {
    this.writtenChangeCount = count;
    if (count === this.changeCount) this.releaseThrough = null;
  }

  /**
   * The result of an attempt is in the database, which from now on decides whether it blocks its
   * chat.
   */
  written(delivery: Pick<DueDelivery, 'id' | 'chatKey' | 'bytes'>): void {
    this.unwritten -= 1;
    this.untrack(delivery);
    const chat = this.chats.get(delivery.chatKey);
    if (!chat) return;
    if (chat.heldBy === delivery.id) chat.heldBy = null;
    if (!chat.busy && chat.heldBy === null && chat.waiting.length === 0)
      this.chats.delete(delivery.chatKey);
  }

  /** Reads and posts nothing more; drops the deliveries waiting in memory. */
  close(): void {
    this.closing = true;
    this.ready = [];
    for (const chat of this.chats.values()) this.dropWaiting(chat);
  }

  /** The webhook has other sessions: what waits in memory may be cancelled, and is read again where it is not. */
  private readAgain(): void {
    this.ready = [];
    for (const [key, chat] of this.chats) {
      this.dropWaiting(chat);
      chat.skipped = false;
      if (!chat.busy && chat.heldBy === null) this.chats.delete(key);
    }
    this.mayHaveMore = true;
  }

  private dropWaiting(chat: Chat): void {
    for (const delivery of chat.waiting.splice(0)) this.untrack(delivery);
  }

  private track({ id, bytes }: DueDelivery): void {
    if (!this.tracked.has(id)) this.trackedBytes += bytes;
    this.tracked.add(id);
  }

  private untrack({ id, bytes }: Pick<DueDelivery, 'id' | 'bytes'>): void {
    if (this.tracked.delete(id)) this.trackedBytes -= bytes;
  }

  /**
   * The URL changed, or the webhook was enabled again. Measurements are discarded; an open breaker
   * stays open, so that a probe still goes first.
   */
  private resetEndpoint(): void {
    this.breaker = new Breaker({ ...HEALTHY, open: this.breaker.isOpen }, this.claimedAt);
    this.pausedUntil = null;
    this.writtenChangeCount = this.changeCount;
  }

  private chatOf({ chatKey }: DueDelivery): Chat {
    const present = this.chats.get(chatKey);
    if (present) return present;
    const chat: Chat = { waiting: [], busy: false, heldBy: null, skipped: false };
    this.chats.set(chatKey, chat);
    return chat;
  }
}
