import { type DeliveryQueue, READ_BYTES, type FetchRequest } from '../queue/delivery-queue';
import type { DueDelivery } from '../queue/claimed-lanes';
import type { Lanes } from './lanes/lanes';

const MAX_PER_FETCH = 2_000;
/**
 * Deliveries of all lanes in memory. Beyond this limit an empty lane still gets a few, so that
 * others cannot starve it.
 */
const MAX_IN_MEMORY = 20_000;
const MIN_ROOM = 8;
/**
 * Size of the bodies of all lanes in memory: some are a thousand times larger than most. The same
 * exception applies.
 */
const MAX_BYTES_IN_MEMORY = 64 * 1024 * 1024;

/** Memory limits. */
export interface ReaderLimits {
  /** Bytes of all lanes together. */
  bytes: number;
  /** Bytes of one read. */
  readBytes: number;
}

/** Reads due deliveries of the claimed lanes, within the memory limits. */
export class DueReader {
  /** Deliveries whose result the database rejects. This process does not attempt them again. */
  private readonly excluded = new Set<string>();

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'fetch' | 'park' | 'parkBusy'>,
    private readonly lanes: Lanes,
    private readonly limits: ReaderLimits = { bytes: MAX_BYTES_IN_MEMORY, readBytes: READ_BYTES },
  ) {}

  /** Excludes a delivery from later reads. */
  exclude(id: string): void {
    this.excluded.add(id);
  }

  /**
   * How many deliveries to read from which lane. Each lane gets its share, whatever the others
   * hold.
   */
  requests(): FetchRequest[] {
    const requests: FetchRequest[] = [];
    let left = MAX_IN_MEMORY;
    let bytesLeft = this.limits.bytes;
    for (const memory of this.lanes.values()) {
      left -= memory.inMemory.size;
      bytesLeft -= memory.bytesInMemory;
    }
    let requested = 0;
    for (const memory of this.lanes.fromRandomStart()) {
      if (requested >= MAX_PER_FETCH) break;
      const room = left > 0 && bytesLeft > 0 ? memory.room : memory.isEmpty ? MIN_ROOM : 0;
      if (!memory.needsMore || room === 0) continue;
      requests.push({ ...memory.lane, room, skippedChats: memory.skipFullChats() });
      memory.mayHaveMore = false;
      requested += room;
      left -= room;
    }
    return requests;
  }

  async read(requests: readonly FetchRequest[]): Promise<DueDelivery[]> {
    if (requests.length === 0) return [];
    return this.queue.fetch(requests, this.knownIds(requests), this.limits.readBytes);
  }

  /** Buffers what was read in its lanes. */
  offer(due: readonly DueDelivery[]): void {
    for (const delivery of due) {
      if (!delivery.blocked) this.lanes.get(delivery.webhookId)?.offer(delivery);
    }
  }

  /** Parks deliveries that were read but have to wait, so that the next read reaches others. */
  async park(requests: readonly FetchRequest[], due: readonly DueDelivery[]): Promise<void> {
    const counts = new Map<string, number>();
    for (const { webhookId } of due) counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    const isFull = ({ id, room }: FetchRequest): boolean => (counts.get(id) ?? 0) >= room;
    const bytes = due.reduce((sum, delivery) => sum + delivery.bytes, 0);
    const reachedByteLimit = bytes >= this.limits.readBytes;
    for (const want of requests)
      if (reachedByteLimit || isFull(want)) this.lanes.markMayHaveMore(want.id);
    await this.parkBlocked(
      requests,
      due.filter((delivery) => delivery.blocked),
    );
    const crowded = requests.filter(
      (want) => want.skippedChats.length > 0 && !reachedByteLimit && !isFull(want),
    );
    if (crowded.length > 0) {
      const parked = await this.queue.parkBusy(crowded, this.knownIds(crowded));
      for (const id of parked) this.lanes.markMayHaveMore(id);
    }
  }

  /** What is not parked is blocked no more: the delivery before it was made meanwhile, and nothing else would tell. */
  private async parkBlocked(
    requests: readonly FetchRequest[],
    blocked: readonly DueDelivery[],
  ): Promise<void> {
    if (blocked.length === 0) return;
    const ids = blocked.map(({ id }) => id);
    const parked = new Set(await this.queue.park(requests, ids));
    for (const { id, webhookId } of blocked)
      if (!parked.has(id)) this.lanes.markMayHaveMore(webhookId);
  }

  /** Deliveries of these lanes that must not be read again. */
  private knownIds(requests: readonly FetchRequest[]): string[] {
    const inMemory = requests.flatMap(({ id }) => [...(this.lanes.get(id)?.inMemory ?? [])]);
    return [...inMemory, ...this.excluded];
  }
}
