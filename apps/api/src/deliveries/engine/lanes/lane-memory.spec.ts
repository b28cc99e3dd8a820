import fc from 'fast-check';
import { HEALTHY } from './breaker';
import type { ClaimedLane, DueDelivery } from '../../queue/claimed-lanes';
import { MAX_PER_CHAT, MAX_PER_LANE, LaneMemory } from './lane-memory';

const LANE: ClaimedLane = {
  id: 'lane',
  claimId: 'claim',
  concurrency: 4,
  ratePerSecond: null,
  endpoint: HEALTHY,
  nextMs: 0,
  revision: 0,
  sessionIds: null,
  releaseThrough: null,
  retrySchedule: null,
  strictOrder: false,
  destination: { url: 'http://a.example', headers: {}, secrets: ['whsec_'] },
};
const EARLY = 0;
const LEASE_UNTIL = 60_000;

const lane = (): LaneMemory => new LaneMemory(LANE, EARLY, LEASE_UNTIL);
const delivery = (id: number, chatKey = 'a'): DueDelivery => ({
  id: String(id).padStart(6, '0'),
  organizationId: 'org',
  webhookId: LANE.id,
  eventId: 'event',
  event: 'message.received',
  chatKey,
  attempts: 0,
  step: 0,
  held: false,
  early: false,
  trigger: 'event',
  triggeredBy: null,
  sample: null,
  body: '{}',
  bytes: id,
  blocked: false,
});

/** Takes every delivery that may go now. */
function go(memory: LaneMemory): DueDelivery[] {
  const taken: DueDelivery[] = [];
  for (let next = memory.next(EARLY); next; next = memory.next(EARLY)) taken.push(next);
  return taken;
}
const ids = (deliveries: DueDelivery[]): number[] => deliveries.map(({ id }) => Number(id));
const inMemory = (memory: LaneMemory): number[] => [...memory.inMemory].map(Number);

describe('the memory of a lane', () => {
  it('offers one delivery of a chat at a time, the oldest first', () => {
    const memory = lane();
    for (const id of [2, 1, 3]) memory.offer(delivery(id));
    const [first] = go(memory);
    expect(Number(first?.id)).toBe(1);
    expect(go(memory)).toEqual([]);
    if (first) memory.attempted(first, false);
    expect(ids(go(memory))).toEqual([2]);
  });

  it('reads again what waits when the webhook has other sessions, and keeps what is in flight', () => {
    const memory = lane();
    for (let id = 1; id <= 3; id += 1) memory.offer(delivery(id));
    for (let id = 4; id <= 6; id += 1) memory.offer(delivery(id, `chat ${id}`));
    const [first] = go(memory).filter(({ chatKey }) => chatKey === 'a');
    memory.mayHaveMore = false;
    memory.config = { ...LANE, sessionIds: ['session'] };
    expect(memory.mayHaveMore).toBe(true);
    expect(memory.isEmpty).toBe(true);
    if (first) memory.attempted(first, false);
    expect(memory.next(EARLY)).toBeUndefined();
    // What is still there comes back, in the order of its chat.
    memory.offer(delivery(3));
    expect(memory.next(EARLY)?.id).toBe(delivery(3).id);
  });

  it('never has more in flight than its concurrency', () => {
    const memory = lane();
    for (let id = 1; id <= 10; id += 1) memory.offer(delivery(id, `chat ${id}`));
    expect(go(memory)).toHaveLength(LANE.concurrency);
    expect(memory.inFlight).toBe(LANE.concurrency);
  });

  it('drops what waits behind a failure that blocks its chat, and buffers nothing of the chat until the result is written', () => {
    const memory = lane();
    for (const id of [1, 2, 3]) memory.offer(delivery(id));
    memory.offer(delivery(4, 'b'));
    const [first] = go(memory);
    if (first) memory.attempted(first, true);
    expect(inMemory(memory)).toEqual([1, 4]);
    expect(memory.offer(delivery(2))).toBe(false);
    expect(go(memory)).toEqual([]);
    memory.written(delivery(1));
    expect(memory.offer(delivery(2))).toBe(true);
    expect(ids(go(memory))).toEqual([2]);
  });

  it('posts nothing when its lease may expire during the request', () => {
    const memory = lane();
    memory.offer(delivery(1));
    expect(memory.next(LEASE_UNTIL - 500)).toBeUndefined();
    memory.leaseUntil += 5_000;
    expect(memory.next(LEASE_UNTIL - 500)).toBeDefined();
  });

  it('buffers and posts nothing once it closes', () => {
    const memory = lane();
    for (const id of [1, 2]) memory.offer(delivery(id, `chat ${id}`));
    const under = memory.next(EARLY);
    memory.close();
    expect(inMemory(memory)).toEqual([1]);
    expect([memory.next(EARLY), memory.offer(delivery(3)), memory.needsMore]).toEqual([
      undefined,
      false,
      false,
    ]);
    expect(memory.isIdle).toBe(false);
    if (under) {
      memory.attempted(under, false);
      memory.written(under);
    }
    expect(memory.isIdle).toBe(true);
    expect(inMemory(memory)).toEqual([]);
  });

  it('leaves room for other chats when one fills its share', () => {
    const memory = lane();
    for (let id = 0; id < MAX_PER_LANE; id += 1) memory.offer(delivery(id, 'busy'));
    expect(memory.room).toBe(MAX_PER_LANE - MAX_PER_CHAT);
    expect(memory.skipFullChats()).toEqual(['busy']);
    memory.mayHaveMore = false;
    expect(memory.needsMore).toBe(false);
    // It skipped the busy chat, and asks for more of it before that runs dry.
    let left = MAX_PER_LANE;
    while (left > 0 && !memory.needsMore) {
      const [next] = go(memory);
      if (next) memory.attempted(next, false);
      left -= 1;
    }
    expect(left).toBeGreaterThan(0);
  });

  it('keeps order and limits through random sequences of results', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('offer' as const), chat: fc.integer({ min: 0, max: 3 }) }),
      fc.constant({ kind: 'next' as const }),
      fc.record({ kind: fc.constant('done' as const), which: fc.nat(), holds: fc.boolean() }),
      fc.constant({ kind: 'write' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = lane();
        const under: DueDelivery[] = [];
        const unwritten: { delivery: DueDelivery; holds: boolean }[] = [];
        /** Deliveries that the database would not return: failed and held until the retry. */
        const last = new Map<string, string>();
        let id = 0;
        for (const action of steps) {
          if (action.kind === 'offer') memory.offer(delivery((id += 1), `chat ${action.chat}`));
          if (action.kind === 'next') {
            const next = memory.next(EARLY);
            if (!next) continue;
            expect(under.map(({ chatKey }) => chatKey)).not.toContain(next.chatKey);
            expect(next.id > (last.get(next.chatKey) ?? '')).toBe(true);
            expect(
              unwritten.some((one) => one.holds && one.delivery.chatKey === next.chatKey),
            ).toBe(false);
            last.set(next.chatKey, next.id);
            under.push(next);
            expect(under.length).toBeLessThanOrEqual(LANE.concurrency);
          }
          if (action.kind === 'done' && under.length > 0) {
            const [done] = under.splice(action.which % under.length, 1);
            if (!done) continue;
            memory.attempted(done, action.holds);
            unwritten.push({ delivery: done, holds: action.holds });
          }
          const [one] = action.kind === 'write' ? unwritten.splice(0, 1) : [];
          if (one) memory.written(one.delivery);
          expect(memory.inFlight).toBe(under.length);
          expect(memory.unwritten).toBe(under.length + unwritten.length);
          expect(memory.bytesInMemory).toBe(
            inMemory(memory).reduce((sum, bytes) => sum + bytes, 0),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
