import {
  type DeliveryQueue,
  type DueDelivery,
  READ_BYTES,
  type Want,
} from '../queue/delivery-queue';
import type { Lanes } from './lanes';

const FETCH_BATCH = 2_000;
/** Of all lanes together. Beyond it a lane still gets a few, so that others cannot take its turn. */
const MAX_IN_MEMORY = 20_000;
const LEAST_ROOM = 8;
/** Of the texts of all lanes together: some are a thousand times as long as most. Beyond it as well. */
const MAX_BYTES = 64 * 1024 * 1024;

/** How much may be in memory. */
export interface ReaderLimits {
  /** Of all lanes together. */
  bytes: number;
  /** Of one read. */
  readBytes: number;
}

/** Reads what lanes have due, as far as there is room for it in memory. */
export class DueReader {
  /** Deliveries whose results the database will not have: not to be attempted again by this process. */
  private readonly setAside = new Set<string>();

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'fetch' | 'park' | 'parkBusy'>,
    private readonly lanes: Lanes,
    private readonly limits: ReaderLimits = { bytes: MAX_BYTES, readBytes: READ_BYTES },
  ) {}

  /** This delivery is not read again. */
  setDeliveryAside(id: string): void {
    this.setAside.add(id);
  }

  /** How much of which lane to read: each lane in turn, and none is left without for the others' sake. */
  wants(): Want[] {
    const wants: Want[] = [];
    let left = MAX_IN_MEMORY;
    let bytesLeft = this.limits.bytes;
    for (const work of this.lanes.values()) {
      left -= work.inMemory.size;
      bytesLeft -= work.bytesInMemory;
    }
    let wanted = 0;
    for (const work of this.lanes.inTurn()) {
      if (wanted >= FETCH_BATCH) break;
      const room = left > 0 && bytesLeft > 0 ? work.room : work.isEmpty ? LEAST_ROOM : 0;
      if (!work.isHungry || room === 0) continue;
      wants.push({ ...work.lane, room, passing: work.passFullChats() });
      work.mayHaveMore = false;
      wanted += room;
      left -= room;
    }
    return wants;
  }

  async read(wants: readonly Want[]): Promise<DueDelivery[]> {
    if (wants.length === 0) return [];
    return this.queue.fetch(wants, this.known(wants), this.limits.readBytes);
  }

  /** Hands what was read to its lanes. */
  offer(found: readonly DueDelivery[]): void {
    for (const delivery of found) {
      if (!delivery.blocked) this.lanes.get(delivery.webhookId)?.offer(delivery);
    }
  }

  /** Puts out of the way what was read and has to wait, so that the next look reaches others. */
  async park(wants: readonly Want[], found: readonly DueDelivery[]): Promise<void> {
    const counts = new Map<string, number>();
    for (const { webhookId } of found) counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    const hasFound = ({ id, room }: Want): boolean => (counts.get(id) ?? 0) >= room;
    const bytes = found.reduce((sum, delivery) => sum + delivery.bytes, 0);
    const isCut = bytes >= this.limits.readBytes;
    for (const want of wants) if (isCut || hasFound(want)) this.lanes.mayHaveMore(want.id);
    const blocked = found.filter((delivery) => delivery.blocked).map(({ id }) => id);
    if (blocked.length > 0) await this.queue.park(wants, blocked);
    const narrow = wants.filter((want) => want.passing.length > 0 && !isCut && !hasFound(want));
    if (narrow.length > 0) {
      const parked = await this.queue.parkBusy(narrow, this.known(narrow));
      for (const id of parked) this.lanes.mayHaveMore(id);
    }
  }

  /** What must not be read again of these lanes. */
  private known(wants: readonly Want[]): string[] {
    const inMemory = wants.flatMap(({ id }) => [...(this.lanes.get(id)?.inMemory ?? [])]);
    return [...inMemory, ...this.setAside];
  }
}
