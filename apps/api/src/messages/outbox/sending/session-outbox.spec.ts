import { newId } from '../../../platform/database/ids';
import { until } from '@whathooks/testing';
import { OutboxEntry } from '../tables/outbox-entry';
import type { OutboxConnection } from './outbox-connection';
import type { SendOutcome } from '../tables/send-outcome';
import { SessionOutbox } from './session-outbox';

/** One session's worker: what waits for it, what it was asked to send, and what it told. */
class Bench {
  /** What waits, oldest first. */
  waiting: OutboxEntry[] = [];
  uncommitted: string | null = null;
  readonly reads: { held: readonly string[]; before: string | null }[] = [];
  readonly sent: string[] = [];
  readonly told: [string, SendOutcome['result']][] = [];
  readonly errors: unknown[] = [];
  private readonly ends = new Map<string, (outcome: SendOutcome) => void>();
  private readonly worker: SessionOutbox;

  /** @param firstRead runs while the first page is read. */
  constructor(
    waiting: OutboxEntry[] = [],
    uncommitted: string | null = null,
    firstRead: (bench: Bench) => void = () => undefined,
  ) {
    this.waiting = waiting;
    this.uncommitted = uncommitted;
    this.worker = new SessionOutbox(
      { session: { id: 'one' } } as Omit<OutboxConnection, 'window' | 'over' | 'leaving'>,
      {
        sender: {
          send: (_line, { id }) => {
            this.sent.push(id);
            const { promise, resolve } = Promise.withResolvers<SendOutcome>();
            this.ends.set(id, resolve);
            return promise;
          },
        },
        rows: {
          next: (_session, held, before, limit) => {
            this.reads.push({ held, before });
            const found = this.waiting
              .filter(({ id }) => !held.includes(id) && (before === null || id < before))
              .slice(0, limit);
            if (this.reads.length === 1) firstRead(this);
            return Promise.resolve(found);
          },
        },
        taken: {
          oldestUncommitted: () => this.uncommitted,
          settle: (id, { result }) => void this.told.push([id, result]),
        },
        logger: { error: (error: unknown) => this.errors.push(error) },
      },
    );
  }

  get outbox(): SessionOutbox {
    return this.worker;
  }

  /** A message has an outcome. */
  async end(id: string, result: 'sent' | 'unknown' = 'sent'): Promise<void> {
    if (result === 'sent') this.waiting = this.waiting.filter((entry) => entry.id !== id);
    this.ends.get(id)?.({ result });
    await until('it to be told', () => this.told.some(([told]) => told === id));
  }

  /** Resolves when no read is under way. */
  async quiet(): Promise<void> {
    const inside = this.worker as unknown as { loading: boolean };
    await until('the reads to end', () => !inside.loading);
  }

  /** Whether a new message goes to the worker at once. */
  takes(entry: OutboxEntry): boolean {
    return this.worker.take(entry);
  }
}

function entry(chat = newId()): OutboxEntry {
  const id = newId();
  const to = { chat, jid: chat, recipient: chat, recipientChecked: true };
  return new OutboxEntry({ id, ...to, bytes: Buffer.alloc(0), waMessageId: id }, false);
}

const entries = (count: number, chat?: string): OutboxEntry[] =>
  Array.from({ length: count }, () => entry(chat));
const idsOf = (some: OutboxEntry[]): string[] => some.map(({ id }) => id);

it('sends what waits before what is new', async () => {
  const bench = new Bench(entries(3));
  // It does not know yet what waits.
  expect(bench.takes(entry())).toBe(false);
  expect(bench.outbox.isBehind).toBe(true);
  await bench.quiet();
  expect(bench.outbox.isBehind).toBe(false);
  const fresh = entry();
  expect(bench.takes(fresh)).toBe(true);
  await until('it to be sent', () => bench.sent.includes(fresh.id));
  expect(bench.sent).toEqual([...idsOf(bench.waiting), fresh.id]);
});

it('sends one of a chat at a time, and tells the result of each', async () => {
  const [first, second] = entries(2, 'chat') as [OutboxEntry, OutboxEntry];
  const bench = new Bench([first, second]);
  await bench.quiet();
  expect(bench.sent).toEqual([first.id]);
  await bench.end(first.id);
  expect(bench.sent).toEqual([first.id, second.id]);
  await bench.end(second.id);
  expect(bench.told).toEqual([
    [first.id, 'sent'],
    [second.id, 'sent'],
  ]);
});

it('reads page by page, without what it has', async () => {
  const bench = new Bench(entries(300));
  await bench.quiet();
  expect(bench.reads.map(({ held }) => held.length)).toEqual([0, 128, 256]);
  expect(bench.outbox.isBehind).toBe(false);
});

it('holds so much and no more, and reads on when there is room', async () => {
  const bench = new Bench(entries(600));
  await bench.quiet();
  expect(bench.reads.map(({ held }) => held.length)).toEqual([0, 128, 256, 384]);
  expect(bench.takes(entry())).toBe(false);
  const past = [...bench.sent];
  for (let at = 0; at < 256; at += 1) await bench.end(bench.sent[at] ?? '');
  expect(bench.reads).toHaveLength(4);
  expect(past.every((id, at) => bench.sent[at] === id)).toBe(true);
  await bench.end(bench.sent[256] ?? '');
  await bench.quiet();
  expect(bench.reads.at(-1)?.held).toHaveLength(512 - 257);
});

it('takes new ones until it holds enough, and sends the others from the database', async () => {
  const bench = new Bench();
  await bench.quiet();
  const many = entries(513);
  expect(many.map((one) => bench.takes(one)).filter(Boolean)).toHaveLength(512);
  expect(bench.outbox.isBehind).toBe(true);
  expect(bench.takes(entry())).toBe(false);
});

it('reads nothing past an older one that is being written, and reads on once that is written', async () => {
  const [older, newer] = entries(2) as [OutboxEntry, OutboxEntry];
  const bench = new Bench([newer], older.id);
  await bench.quiet();
  expect(bench.reads).toEqual([{ held: [], before: older.id }]);
  expect(bench.sent).toEqual([]);
  // The commit of the message that is being written wakes it; until then new messages wait, too.
  expect(bench.outbox.isBehind).toBe(true);
  bench.uncommitted = null;
  bench.waiting = [older, newer];
  bench.outbox.wake();
  await bench.quiet();
  expect(bench.sent).toEqual([older.id, newer.id]);
  expect(bench.outbox.isBehind).toBe(false);
});

it('reads again when the older one is written while it reads', async () => {
  const [older, newer] = entries(2) as [OutboxEntry, OutboxEntry];
  const bench = new Bench([newer], older.id, (reading) => {
    reading.uncommitted = null;
    reading.waiting = [older, newer];
  });
  await bench.quiet();
  expect(bench.sent).toEqual([older.id, newer.id]);
});

it('looks for a message again of which nothing is known', async () => {
  const one = entry();
  const bench = new Bench([one]);
  await bench.quiet();
  await bench.end(one.id, 'unknown');
  await bench.quiet();
  expect(bench.sent).toEqual([one.id, one.id]);
});

it('reads again after the database could not be read', async () => {
  const one = entry();
  const bench = new Bench([one], null, () => {
    throw new Error('no database');
  });
  await until('the message', () => bench.sent.length > 0);
  expect(bench.errors).toEqual([{ err: new Error('no database'), sessionId: 'one' }]);
  expect(bench.sent).toEqual([one.id]);
});

it('takes and reads nothing more when its connection has ended', async () => {
  const bench = new Bench();
  await bench.quiet();
  await bench.outbox.stop();
  expect(bench.takes(entry())).toBe(false);
  bench.waiting = entries(1);
  bench.outbox.wake();
  await bench.quiet();
  expect(bench.reads).toHaveLength(1);
  expect(bench.sent).toEqual([]);
});
