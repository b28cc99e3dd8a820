import { randomUUID } from 'node:crypto';
import type { ClaimResult } from '../../queue/claimed-lanes';
import type { DeliveryQueue } from '../../queue/delivery-queue';
import type { LaneSharing } from './lane-sharing';
import type { Lanes } from './lanes';

/** The database is searched at most this often, however many notifications come. */
export const SEARCH_INTERVAL_MS = 5;
/** Lanes claimed at once. */
export const CLAIM_BATCH = 200;
/**
 * Scanning all lanes takes at most this share of the time, however many lanes have deliveries
 * waiting.
 */
const SCAN_TIME_SHARE = 0.1;
/** Notified lanes remembered one by one; with more than this, all lanes are scanned. */
const MAX_NOTIFIED = 1_000;

/** Lanes that were claimed. */
export interface FoundLanes extends ClaimResult {
  /** Earliest time of the claim; milliseconds of a monotonic clock, like all times here. */
  since: number;
}

/**
 * Finds lanes with due deliveries: notified lanes at once, others by scanning all lanes in pages.
 */
export class LaneSearch {
  /** Lanes announced to have due deliveries, and not checked since. */
  private readonly notified = new Set<string>();
  /** Other lanes may have due deliveries: a new scan is needed. */
  private scanRequested = true;
  /** Last lane of the previous page while a scan is in progress. */
  private scanCursor: string | null = null;
  private nextScanAt = -Infinity;
  private lastSearchAt = -Infinity;

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'claim' | 'claimNotified'>,
    private readonly lanes: Pick<Lanes, 'freeSlots'>,
    private readonly sharing: Pick<LaneSharing, 'skippedLanes'>,
  ) {}

  /** This lane has due deliveries. */
  notify(laneId: string): void {
    this.notified.add(laneId);
    if (this.notified.size <= MAX_NOTIFIED) return;
    this.notified.clear();
    this.scanRequested = true;
  }

  /** Any lane may have due deliveries. */
  notifyAll(): void {
    this.scanRequested = true;
  }

  /** When to search next; Infinity when there is no reason to. */
  get nextAt(): number {
    const scanAt = this.isScanning ? this.nextScanAt : Infinity;
    const notifiedAt = this.notified.size > 0 ? -Infinity : Infinity;
    return Math.max(this.lastSearchAt + SEARCH_INTERVAL_MS, Math.min(scanAt, notifiedAt));
  }

  /** Claims the lanes found: those notified, then those of the next scan page. */
  async *search(): AsyncGenerator<FoundLanes> {
    const now = performance.now();
    this.lastSearchAt = now;
    const scanIsDue = this.isScanning && now >= this.nextScanAt;
    if (this.notified.size > 0) yield this.claimNotified();
    if (scanIsDue) yield this.scan();
  }

  private get isScanning(): boolean {
    return this.scanRequested || this.scanCursor !== null;
  }

  private claimNotified(): Promise<FoundLanes> {
    const notified = [...this.notified];
    this.notified.clear();
    return this.claimWith((claimId, most) => this.queue.claimNotified(claimId, most, notified));
  }

  /** Reads the next page of the scan, or starts a new scan. */
  private async scan(): Promise<FoundLanes> {
    const after = this.scanCursor ?? undefined;
    if (after === undefined) this.scanRequested = false;
    this.scanCursor = null;
    const { skippedLanes } = this.sharing;
    const found = await this.claimWith((claimId, most) =>
      this.queue.claim(claimId, most, after, skippedLanes),
    );
    this.scanCursor = found.scannedThrough;
    const now = performance.now();
    this.nextScanAt = now + (now - found.since) * (1 / SCAN_TIME_SHARE - 1);
    return found;
  }

  private async claimWith(
    claim: (claimId: string, most: number) => Promise<ClaimResult>,
  ): Promise<FoundLanes> {
    const since = performance.now();
    const most = Math.min(CLAIM_BATCH, this.lanes.freeSlots);
    const claimed = await claim(randomUUID(), most);
    // The claim was full: there may be more lanes.
    if (claimed.lanes.length === CLAIM_BATCH) this.scanRequested = true;
    return { ...claimed, since };
  }
}
