import type { EndpointUpdate } from '../../queue/statements/completed-attempt';
import type { EndpointSignal } from '../../attempt/delivery-attempter';
import type { ClaimedLane, DueDelivery, LaneConfig } from '../../queue/claimed-lanes';
import { LaneEndpoint } from './lane-endpoint';
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
  readonly endpoint: LaneEndpoint;
  private current: LaneConfig;
  private pace: Pace;
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
    this.endpoint = new LaneEndpoint(lane, claimedAt);
  }

  /** Destination and settings, as last read. */
  get config(): LaneConfig {
    return this.current;
  }

  set config(terms: LaneConfig) {
    const { ratePerSecond, revision, sessionIds } = this.current;
    if (terms.ratePerSecond !== ratePerSecond) this.pace = new Pace(terms.ratePerSecond);
    this.current = terms;
    if (terms.revision !== revision) this.endpoint.reset();
    if (JSON.stringify(terms.sessionIds) !== JSON.stringify(sessionIds)) this.readAgain();
  }

  /** How many more deliveries to read. */
  get room(): number {
    let taken = 0;
    for (const { waiting } of this.chats.values()) taken += Math.min(waiting.length, MAX_PER_CHAT);
    return Math.max(0, MAX_PER_LANE - taken);
  }

  get needsMore(): boolean {
    return this.mayHaveMore && !this.closing && !this.endpoint.probing && this.room >= REFILL_ROOM;
  }

  /** A probe may be sent. */
  get needsProbe(): boolean {
    return this.endpoint.probing && this.mayHaveMore && !this.closing && this.isIdle;
  }

  /** Delayed deliveries are to be made due, and the database knows up to which id. */
  get needsExpedite(): boolean {
    return this.endpoint.needsExpedite && !this.closing;
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
    if (this.inFlight >= (this.endpoint.probing ? 1 : this.config.concurrency)) return undefined;
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
    if (this.config.ratePerSecond !== null) this.endpoint.changed();
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
   * Records what an attempt says of the endpoint; see {@link LaneEndpoint.record}.
   *
   * @returns `pause`: nothing may be sent for now. `give up`: nothing has succeeded for days.
   */
  recordSignal(sign: EndpointSignal, now: number, chance: number): 'pause' | 'give up' | null {
    const consequence = this.endpoint.record(sign, now, chance);
    if (consequence !== 'back') return consequence;
    this.mayHaveMore = true;
    return null;
  }

  /**
   * What the database does not know yet about the endpoint; null when nothing. Call
   * `endpoint.updateWritten` after writing it.
   */
  endpointUpdate(now: number): (EndpointUpdate & { count: number }) | null {
    const update = this.endpoint.update(now);
    if (!update) return null;
    const { id, claimId } = this.lane;
    const { next } = this.pace;
    const nextMs = next === null ? null : Math.max(0, next - now);
    return { ...update, id, claimId, nextMs, revision: this.current.revision };
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

  private chatOf({ chatKey }: DueDelivery): Chat {
    const present = this.chats.get(chatKey);
    if (present) return present;
    const chat: Chat = { waiting: [], busy: false, heldBy: null, skipped: false };
    this.chats.set(chatKey, chat);
    return chat;
  }
}
