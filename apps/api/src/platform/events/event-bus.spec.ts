import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/ids';
import { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from './domain-events';
import { EventBus } from './event-bus';
import { EventsModule } from './events.module';
import { OnEventsAfterCommit, OnEventsInTransaction } from './listeners';

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

/** What the two features of this spec were told, in order. */
const told: string[] = [];
let failure: Error | null = null;

@Injectable()
class FirstFeature {
  @OnEventsInTransaction()
  async write(_tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    told.push(`first begins: ${events.length}`);
    await Promise.resolve();
    if (failure) throw failure;
    told.push('first ends');
  }
}

@Injectable()
class SecondFeature {
  @OnEventsInTransaction()
  write(): Promise<void> {
    told.push('second writes');
    return Promise.resolve();
  }

  @OnEventsAfterCommit()
  show(): void {
    told.push('second shows');
  }
}

/** A transaction that nobody queries. */
const transaction = (): Transaction => new Transaction({} as EntityManager);

const commit = (tx: Transaction): void => tx.takeHooks().forEach((hook) => hook());

const build = (): Promise<TestingModule> =>
  Test.createTestingModule({
    imports: [EventsModule],
    providers: [FirstFeature, SecondFeature],
  }).compile();

describe('the event bus', () => {
  let app: TestingModule;
  let bus: EventBus;

  beforeEach(async () => {
    told.length = 0;
    failure = null;
    app = await build();
    bus = app.get(EventBus);
    await app.init();
  });

  afterEach(() => app.close());

  it('runs the listeners of a transaction one after the other', async () => {
    await bus.publish(transaction(), [event]);
    expect(told).toEqual(['first begins: 1', 'first ends', 'second writes']);
  });

  it('fails the cause when a durable listener fails, and runs no other one', async () => {
    failure = new Error('disk full');
    await expect(bus.publish(transaction(), [event])).rejects.toThrow('disk full');
    expect(told).toEqual(['first begins: 1']);
  });

  it('tells the listeners of the other mode after the commit', async () => {
    const tx = transaction();
    await bus.publish(tx, [event]);
    expect(told).not.toContain('second shows');
    commit(tx);
    expect(told).toContain('second shows');
  });

  it('calls nobody when nothing happened', async () => {
    await bus.publish(transaction(), []);
    expect(told).toEqual([]);
  });

  it('misses no listener while the application stops', async () => {
    await bus.publish(transaction(), [event]);
    told.length = 0;
    await app.close();
    await bus.publish(transaction(), [event]);
    expect(told).toEqual(['first begins: 1', 'first ends', 'second writes']);
  });
});

it('publishes nothing before every listener is subscribed', async () => {
  told.length = 0;
  const app = await build();
  const publishing = app.get(EventBus).publish(transaction(), [event]);
  await Promise.resolve();
  expect(told).toEqual([]);
  await app.init();
  await publishing;
  expect(told).toContain('second writes');
  await app.close();
});
