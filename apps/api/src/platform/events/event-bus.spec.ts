import type { EntityManager } from 'typeorm';
import { Transaction } from '../database/unit-of-work';
import { newId } from '../database/ids';
import type { AnyDomainEvent } from './domain-events';
import { EventBus } from './event-bus';

const event: AnyDomainEvent = {
  id: newId(),
  event: 'session.qr',
  organizationId: newId(),
  sessionId: newId(),
  chat: null,
  data: { sessionId: 'sess_1', qr: 'text', expiresAt: '2026-06-29T14:21:07.000Z', reason: null },
  metadata: {},
  occurredAt: new Date(),
};

/** A transaction that nobody queries. */
const transaction = (): Transaction => new Transaction({} as EntityManager);

describe('the event bus', () => {
  it('fails the cause when a durable listener fails', async () => {
    const bus = new EventBus();
    bus.inTransaction(() => Promise.reject(new Error('disk full')));
    await expect(bus.publish(transaction(), [event])).rejects.toThrow('disk full');
  });

  it('tells committed listeners only after the commit', async () => {
    const bus = new EventBus();
    const heard: AnyDomainEvent[] = [];
    bus.afterCommit((events) => heard.push(...events));
    const tx = transaction();
    await bus.publish(tx, [event]);
    expect(heard).toEqual([]);
    for (const hook of tx.takeHooks()) hook();
    expect(heard).toEqual([event]);
  });

  it('bothers nobody when nothing happened', async () => {
    const bus = new EventBus();
    let calls = 0;
    bus.inTransaction(() => {
      calls += 1;
      return Promise.resolve();
    });
    await bus.publish(transaction(), []);
    expect(calls).toBe(0);
  });
});
