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
function go(work: LaneMemory): DueDelivery[] {
  const taken: DueDelivery[] = [];
  for (let next = work.next(EARLY); next; next = work.next(EARLY)) taken.push(next);
  return taken;
}
const ids = (deliveries: DueDelivery[]): number[] => deliveries.map(({ id }) => Number(id));
const inMemory = (work: LaneMemory): number[] => [...work.inMemory].map(Number);

describe('the memory of a lane', () => {
  it('offers one delivery of a chat at a time, the oldest first', () => {
    const work = lane();
    for (const id of [2, 1, 3]) work.offer(delivery(id));
    const [first] = go(work);
    expect(Number(first?.id)).toBe(1);
    expect(go(work)).toEqual([]);
    if (first) work.attempted(first, false);
    expect(ids(go(work))).toEqual([2]);
  });

  it('reads again what waits when the webhook has other sessions, and keeps what is in flight', () => {
    const work = lane();
    for (let id = 1; id <= 3; id += 1) work.offer(delivery(id));
    for (let id = 4; id <= 6; id += 1) work.offer(delivery(id, `chat ${id}`));
    const [first] = go(work).filter(({ chatKey }) => chatKey === 'a');
    work.mayHaveMore = false;
    work.config = { ...LANE, sessionIds: ['session'] };
    expect(work.mayHaveMore).toBe(true);
    expect(work.isEmpty).toBe(true);
    if (first) work.attempted(first, false);
    expect(work.next(EARLY)).toBeUndefined();
    // What is still there comes back, in the order of its chat.
    work.offer(delivery(3));
    expect(work.next(EARLY)?.id).toBe(delivery(3).id);
  });

  it('never has more in flight than its concurrency', () => {
    const work = lane();
    for (let id = 1; id <= 10; id += 1) work.offer(delivery(id, `chat ${id}`));
    expect(go(work)).toHaveLength(LANE.concurrency);
    expect(work.inFlight).toBe(LANE.concurrency);
  });

  it('drops what waits behind a failure that blocks its chat, and buffers nothing of the chat until the result is written', () => {
    const work = lane();
    for (const id of [1, 2, 3]) work.offer(delivery(id));
    work.offer(delivery(4, 'b'));
    const [first] = go(work);
    if (first) work.attempted(first, true);
    expect(inMemory(work)).toEqual([1, 4]);
    expect(work.offer(delivery(2))).toBe(false);
    expect(go(work)).toEqual([]);
    work.written(delivery(1));
    expect(work.offer(delivery(2))).toBe(true);
    expect(ids(go(work))).toEqual([2]);
  });

  it('posts nothing when its lease may expire during the request', () => {
    const work = lane();
    work.offer(delivery(1));
    expect(work.next(LEASE_UNTIL - 500)).toBeUndefined();
    work.leaseUntil += 5_000;
    expect(work.next(LEASE_UNTIL - 500)).toBeDefined();
  });

  it('buffers and posts nothing once it closes', () => {
    const work = lane();
    for (const id of [1, 2]) work.offer(delivery(id, `chat ${id}`));
    const under = work.next(EARLY);
    work.close();
    expect(inMemory(work)).toEqual([1]);
    expect([work.next(EARLY), work.offer(delivery(3)), work.needsMore]).toEqual([
      undefined,
      false,
      false,
    ]);
    expect(work.isIdle).toBe(false);
    if (under) {
      work.attempted(under, false);
      work.written(under);
    }
    expect(work.isIdle).toBe(true);
    expect(inMemory(work)).toEqual([]);
  });

  it('leaves room for other chats when one fills its share', () => {
    const work = lane();
    for (let id = 0; id < MAX_PER_LANE; id += 1) work.offer(delivery(id, 'busy'));
    expect(work.room).toBe(MAX_PER_LANE - MAX_PER_CHAT);
    expect(work.skipFullChats()).toEqual(['busy']);
    work.mayHaveMore = false;
    expect(work.needsMore).toBe(false);
    // It skipped the busy chat, and asks for more of it before that runs dry.
    let left = MAX_PER_LANE;
    while (left > 0 && !work.needsMore) {
      const [next] = go(work);
      if (next) work.attempted(next, false);
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
        const work = lane();
        const under: DueDelivery[] = [];
        const unwritten: { delivery: DueDelivery; holds: boolean }[] = [];
        /** Deliveries that the database would not return: failed and held until the retry. */
        const last = new Map<string, string>();
        let id = 0;
        for (const action of steps) {
          if (action.kind === 'offer') work.offer(delivery((id += 1), `chat ${action.chat}`));
          if (action.kind === 'next') {
            const next = work.next(EARLY);
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
            work.attempted(done, action.holds);
            unwritten.push({ delivery: done, holds: action.holds });
          }
          const [one] = action.kind === 'write' ? unwritten.splice(0, 1) : [];
          if (one) work.written(one.delivery);
          expect(work.inFlight).toBe(under.length);
          expect(work.unwritten).toBe(under.length + unwritten.length);
          expect(work.bytesInMemory).toBe(inMemory(work).reduce((sum, bytes) => sum + bytes, 0));
        }
      }),
      { numRuns: 500 },
    );
  });
});
