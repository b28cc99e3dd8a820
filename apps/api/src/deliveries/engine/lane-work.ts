import { LEAST_ID, newId } from '../../platform/database/ids';
import { Breaker, FIRST_PROBE_MS, HEALTHY } from './breaker';
import type { EndpointNews } from '../queue/completed-attempt';
import type { EndpointSign } from '../attempt/delivery-attempter';
import type { ClaimedLane, DueDelivery, LaneTerms } from '../queue/delivery-queue';
import { Pace } from './pace';

/**
 * Deliveries of one lane in memory, a busy chat counted up to its share: enough for a fast endpoint while
 * results are being written, and few enough that a look into the database reaches past them all.
 */
export const LANE_BUFFER = 400;
/** Share of one chat: a busy one leaves room for the others. */
export const CHAT_SHARE = 64;
/** Worth a look into the database: so much room. */
const HUNGRY_AT = LANE_BUFFER / 2;
/** Nothing new is posted when the lease could lapse within this time. */
const LEASE_MARGIN_MS = 1_000;

/** Deliveries of one chat, oldest first. */
interface Chat {
  waiting: DueDelivery[];
  /** One of them is being posted: the next goes when it is through. */
  busy: boolean;
  /** The one that failed and holds the chat, until the database knows. */
  heldBy: string | null;
  /** The database was read past this chat: it may have more there. */
  passed: boolean;
}

/**
 * What one claimed lane has in memory: which delivery may go next, and what is under way.
 *
 * One delivery of a chat at a time and in order; chats take turns; never more at once than the lane
 * allows. Nothing here waits for the database: while results are being written, the next ones go.
 */
export class LaneWork {
  /** The lane pauses while its endpoint is down: one delivery goes, to see whether it is back. */
  probing: boolean;
  /** What was put off up to here is to be made due: the endpoint came back. Null when that is done. */
  hastenThrough: string | null;
  /** How far that went. */
  hastenedTo = LEAST_ID;
  /** The database may hold more that is due than is in memory. */
  mayHaveMore = true;
  /** Nothing more is taken from the database or posted: the lane is about to be let go. */
  closing = false;
  inFlight = 0;
  /** Deliveries that are under way, or whose result is not written yet. */
  unwritten = 0;
  /** When the lane last had something to do. */
  activeAt: number;
  private readonly held = new Set<string>();
  private heldBytes = 0;
  private readonly chats = new Map<string, Chat>();
  /** Chats with a delivery that may go, in turn. */
  private ready: string[] = [];
  private breaker: Breaker;
  private current: LaneTerms;
  private pace: Pace;
  private pausedUntil: number | null = null;
  private releaseThrough: string | null = null;
  /** Grows with everything learnt that the database does not know yet. */
  private learntCount = 0;
  private toldCount = 0;

  constructor(
    readonly lane: ClaimedLane,
    /** When the lane was claimed; milliseconds of a steady clock, as all times here. */
    readonly claimedAt: number,
    /** Until when the claim surely lasts. */
    public leaseUntil: number,
  ) {
    this.current = lane;
    this.pace = new Pace(lane.ratePerSecond, claimedAt + lane.nextMs);
    this.activeAt = claimedAt;
    this.breaker = new Breaker(lane.endpoint, claimedAt);
    this.probing = this.breaker.isOpen;
    this.hastenThrough = lane.releaseThrough;
  }

  /** Where to and how, as of the last look. */
  get terms(): LaneTerms {
    return this.current;
  }

  set terms(terms: LaneTerms) {
    const { ratePerSecond, revision } = this.current;
    if (terms.ratePerSecond !== ratePerSecond) this.pace = new Pace(terms.ratePerSecond);
    this.current = terms;
    if (terms.revision !== revision) this.forgetEndpoint();
  }

  /** How many more to fetch. */
  get room(): number {
    let taken = 0;
    for (const { waiting } of this.chats.values()) taken += Math.min(waiting.length, CHAT_SHARE);
    return Math.max(0, LANE_BUFFER - taken);
  }

  get isHungry(): boolean {
    return this.mayHaveMore && !this.closing && !this.probing && this.room >= HUNGRY_AT;
  }

  /** A probe may go, and which one: in turn the oldest, and one whose own time has come. */
  get wantsProbe(): boolean {
    return this.probing && this.mayHaveMore && !this.closing && this.isIdle;
  }

  get probesDue(): boolean {
    return this.breaker.probeCount % 2 === 1;
  }

  /** What was put off is to be made due, and the database knows up to where. */
  get wantsHaste(): boolean {
    const isTold = this.releaseThrough === null;
    return this.hastenThrough !== null && isTold && !this.closing && !this.probing;
  }

  get isIdle(): boolean {
    return this.unwritten === 0 && this.ready.length === 0;
  }

  /** Nothing of it waits in memory. */
  get isEmpty(): boolean {
    return ![...this.chats.values()].some(({ waiting }) => waiting.length > 0);
  }

  /** Deliveries that are waiting here, under way, or not written yet. */
  get inMemory(): ReadonlySet<string> {
    return this.held;
  }

  /** How long the texts of these are together. */
  get bytesInMemory(): number {
    return this.heldBytes;
  }

  /** Chats that have their share in memory, to be passed over by a look into the database. */
  passFullChats(): string[] {
    return [...this.chats].flatMap(([key, chat]) => {
      if (chat.waiting.length < CHAT_SHARE) return [];
      chat.passed = true;
      return [key];
    });
  }

  /** Takes a delivery from the database. False when it has to stay there for now. */
  offer(delivery: DueDelivery): boolean {
    const chat = this.chatOf(delivery);
    if (this.closing || chat.heldBy !== null) return false;
    const { waiting } = chat;
    // A retry is older than what came after it and goes first.
    const later = waiting.findIndex((other) => other.id > delivery.id);
    waiting.splice(later < 0 ? waiting.length : later, 0, delivery);
    this.hold(delivery);
    if (waiting.length === 1 && !chat.busy) this.ready.push(delivery.chatKey);
    return true;
  }

  /** The next delivery to post now, if any may go. The caller posts it. */
  next(now: number): DueDelivery | undefined {
    if (this.inFlight >= (this.probing ? 1 : this.terms.concurrency)) return undefined;
    if (now > this.leaseUntil - LEASE_MARGIN_MS || this.pace.waitMs(now) > 0) return undefined;
    const key = this.ready.shift();
    const chat = key === undefined ? undefined : this.chats.get(key);
    const delivery = chat?.waiting.shift();
    if (!chat || !delivery) return undefined;
    chat.busy = true;
    if (chat.passed && chat.waiting.length < CHAT_SHARE / 2) {
      chat.passed = false;
      this.mayHaveMore = true;
    }
    this.inFlight += 1;
    this.unwritten += 1;
    this.pace.went(now);
    if (this.terms.ratePerSecond !== null) this.learntCount += 1;
    return delivery;
  }

  /** Milliseconds until the next one may go by the lane's rate; Infinity when it is not the rate. */
  waitMs(now: number): number {
    if (this.ready.length === 0 || this.inFlight >= this.terms.concurrency) return Infinity;
    return this.pace.waitMs(now) || Infinity;
  }

  /**
   * A delivery was attempted.
   *
   * @param holdsChat it failed, and later ones of its chat must wait for it: those in memory are dropped.
   */
  attempted(delivery: DueDelivery, holdsChat: boolean): void {
    const chat = this.chatOf(delivery);
    chat.busy = false;
    this.inFlight -= 1;
    if (holdsChat) {
      chat.heldBy = delivery.id;
      this.drop(chat);
    } else if (chat.waiting.length > 0) this.ready.push(delivery.chatKey);
  }

  /**
   * Learns from an attempt how the endpoint is.
   *
   * @param chance from 0 to 1, for the jitter.
   * @returns `pause`: nothing may go for now. `give up`: nothing has succeeded for days.
   */
  learn(sign: EndpointSign, now: number, chance: number): 'pause' | 'give up' | null {
    if (sign.kind === 'up') return this.learnUp(now);
    if (sign.kind === 'down') {
      this.learntCount += 1;
      const pauses = this.breaker.failed(now, this.probing);
      if (pauses) {
        this.pausedUntil = now + this.breaker.pauseMs(now, sign.askedMs, sign.tookMs, chance);
      }
      if (this.breaker.isHopeless(now)) return 'give up';
      return pauses ? 'pause' : null;
    }
    if (sign.kind === 'none' && !this.probing) return null;
    this.learntCount += 1;
    this.pausedUntil = now + FIRST_PROBE_MS;
    return 'pause';
  }

  private learnUp(now: number): null {
    const change = this.breaker.succeeded(now);
    if (change === 'fine') return null;
    this.learntCount += 1;
    if (change === 'back') {
      this.pausedUntil = null;
      this.probing = false;
      this.mayHaveMore = true;
      this.hastenedTo = LEAST_ID;
      this.hastenThrough = this.releaseThrough = newId();
    }
    return null;
  }

  /** What the database has to know of the endpoint; null when it knows. Then call `told`. */
  news(now: number): (EndpointNews & { count: number }) | null {
    if (this.learntCount === this.toldCount) return null;
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
      count: this.learntCount,
    };
  }

  /** News are in the database. */
  told({ count }: { count: number }): void {
    this.toldCount = count;
    if (count === this.learntCount) this.releaseThrough = null;
  }

  /** The result of an attempt is in the database, which knows from now on whether it holds its chat. */
  written(delivery: Pick<DueDelivery, 'id' | 'chatKey' | 'bytes'>): void {
    this.unwritten -= 1;
    this.letGo(delivery);
    const chat = this.chats.get(delivery.chatKey);
    if (!chat) return;
    if (chat.heldBy === delivery.id) chat.heldBy = null;
    if (!chat.busy && chat.heldBy === null && chat.waiting.length === 0)
      this.chats.delete(delivery.chatKey);
  }

  /** Takes nothing more and posts nothing more: what was waiting in memory is dropped. */
  close(): void {
    this.closing = true;
    this.ready = [];
    for (const chat of this.chats.values()) this.drop(chat);
  }

  private drop(chat: Chat): void {
    for (const delivery of chat.waiting.splice(0)) this.letGo(delivery);
  }

  private hold({ id, bytes }: DueDelivery): void {
    if (!this.held.has(id)) this.heldBytes += bytes;
    this.held.add(id);
  }

  private letGo({ id, bytes }: Pick<DueDelivery, 'id' | 'bytes'>): void {
    if (this.held.delete(id)) this.heldBytes -= bytes;
  }

  /** Its address is another, or it was switched on: only that a probe has to go first stays true. */
  private forgetEndpoint(): void {
    this.breaker = new Breaker({ ...HEALTHY, open: this.breaker.isOpen }, this.claimedAt);
    this.pausedUntil = null;
    this.toldCount = this.learntCount;
  }

  private chatOf({ chatKey }: DueDelivery): Chat {
    const present = this.chats.get(chatKey);
    if (present) return present;
    const chat: Chat = { waiting: [], busy: false, heldBy: null, passed: false };
    this.chats.set(chatKey, chat);
    return chat;
  }
}
