import type { SignalDataSet } from '@whiskeysockets/baileys';
import { Commits, type Part } from '../src/keys/commits';
import { Credentials } from '../src/keys/credentials';
import type { InboundMessage, MessageReceipt, Notice } from '../src/api/inbound';
import type { SessionCommit } from '../src/api/session-store';
import { KeyStore } from '../src/keys/key-store';
import { Ratchets } from '../src/keys/ratchets';
import { MemoryStore } from './memory-store';

let store: MemoryStore;
let credentials: Credentials;
let commits: Commits;
let keys: KeyStore;
let ratchets: Ratchets;
let batches: SessionCommit[];
let failures: unknown[];

beforeEach(() => {
  store = new MemoryStore();
  batches = [];
  failures = [];
  store.afterCommit = (batch) => void batches.push(batch);
  credentials = Credentials.from(null);
  commits = new Commits(store, credentials, (error) => failures.push(error));
  keys = new KeyStore(store, commits);
  ratchets = new Ratchets(keys);
});

const write = (id: string, value: string | null, type = 'session'): Part => ({
  keys: [{ type, id, value: value === null ? null : Buffer.from(value) }],
});
const message = (waMessageId: string): InboundMessage =>
  ({
    ...{ waMessageId, chat: 'chat', author: 'author', bytes: Buffer.of(1) },
  }) as unknown as InboundMessage;
const session = (id: string, value: string | null): SignalDataSet =>
  ({ session: { [id]: value } }) as unknown as SignalDataSet;
const read = async (id: string): Promise<unknown> => (await keys.get('session', [id]))[id];
const stored = (id: string, type = 'session'): string | undefined =>
  store.contents.keys.get(`${type}/${id}`)?.toString();
const idsOf = ({ messages }: SessionCommit): string[] =>
  messages.map(({ waMessageId }) => waMessageId);

/** Keeps the next commits from becoming durable. */
function slow(): { begun: Promise<void>; end: (error?: Error) => void } {
  const begun = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  store.beforeCommit = () => {
    begun.resolve();
    return over.promise;
  };
  return {
    begun: begun.promise,
    end: (error) => {
      store.beforeCommit = () => undefined;
      if (error) over.reject(error);
      else over.resolve();
    },
  };
}

/** Whether a promise has come to its end, when everything that waits for nothing has gone on. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.then(
    () => (over = true),
    () => (over = true),
  );
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return over;
}

describe('commits', () => {
  it('put what is staged together into one transaction, with its later writes', async () => {
    const receipts = [{ waMessageId: 'R' } as MessageReceipt];
    const notices = [{ waId: 'N' } as Notice];
    const parts = [write('a', 'one'), write('a', 'two'), write('a', 'other', 'sender-key')];
    await Promise.all([
      ...parts.map((part) => commits.stage(part)),
      commits.stage({ messages: [message('M')], receipts, notices }),
      commits.stage({
        keys: [write('b', 'one'), write('b', 'two')].flatMap((part) => part.keys ?? []),
      }),
    ]);
    expect(batches).toHaveLength(1);
    expect([stored('a'), stored('a', 'sender-key'), stored('b')]).toEqual(['two', 'other', 'two']);
    expect(batches[0]).toMatchObject({ messages: [{ waMessageId: 'M' }], receipts, notices });
  });

  it('commit one after the other, in order, and say so when it is durable', async () => {
    const { begun, end } = slow();
    const first = commits.stage({ messages: [message('1')] });
    await begun;
    const second = commits.stage({ messages: [message('2')] });
    const settled = commits.settled();
    expect(commits.isIdle).toBe(false);
    expect(await Promise.all([first, second, settled].map(isOver))).toEqual([false, false, false]);
    expect(batches).toEqual([]);
    end();
    await settled;
    expect(batches.map(idsOf)).toEqual([['1'], ['2']]);
    await commits.close();
    expect(commits.isIdle).toBe(true);
  });

  it('bound what one transaction carries', async () => {
    const staged = Array.from({ length: 250 }, (_, index) =>
      commits.stage({ messages: [message(String(index))] }),
    );
    await Promise.all(staged);
    expect(batches.map(({ messages }) => messages.length)).toEqual([100, 100, 50]);
    expect(batches.flatMap(idsOf)).toEqual(staged.map((_, index) => String(index)));
  });

  it('store nothing after one that failed, and report it before any waiter is rejected', async () => {
    const { begun, end } = slow();
    const heard: string[] = [];
    const hear = (name: string, durable: Promise<void>): Promise<void> =>
      durable.catch(() => void heard.push(`${name} after ${failures.length}`));
    const first = hear('first', commits.stage(write('a', '1')));
    await begun;
    const second = hear('second', commits.stage(write('b', '1')));
    const trouble = new Error('disk full');
    end(trouble);
    await Promise.all([first, second]);
    expect(heard).toEqual(['first after 1', 'second after 1']);
    expect(failures).toEqual([trouble]);
    await expect(commits.stage(write('c', '1'))).rejects.toThrow('a commit failed');
    await commits.close();
    expect(batches).toEqual([]);
  });

  it('store nothing that stands on a read that failed', async () => {
    const { begun, end } = slow();
    const underWay = commits.stage(write('a', '1'));
    await begun;
    const waits = expect(commits.stage(write('b', '1'))).rejects.toThrow('a read failed');
    commits.abort(new Error('no database'));
    commits.abort(new Error('said once'));
    await expect(commits.stage(write('c', '1'))).rejects.toThrow('a read failed');
    expect(failures).toEqual([new Error('no database')]);
    end();
    await Promise.all([underWay, waits]);
    expect([stored('a'), stored('b'), stored('c')]).toEqual(['1', undefined, undefined]);
  });

  it('end with the transaction that is under way', async () => {
    const { begun, end } = slow();
    const last = commits.stage(write('a', '1'));
    await begun;
    const closed = commits.close();
    await expect(commits.stage(write('b', '1'))).rejects.toThrow('is closed');
    expect(await isOver(closed)).toBe(false);
    end();
    await Promise.all([closed, last]);
    expect([stored('a'), stored('b')]).toEqual(['1', undefined]);
  });

  it('carry credentials that changed, once', async () => {
    await commits.flushCredentials();
    expect(batches).toEqual([]);
    credentials.touch();
    await commits.stage(write('a', '1'));
    await commits.stage(write('a', '2'));
    credentials.value.accountSyncCounter += 1;
    credentials.touch();
    await commits.flushCredentials();
    expect(batches.map((batch) => [batch.credentials !== undefined, batch.keys.length])).toEqual([
      [true, 1],
      [false, 1],
      [true, 0],
    ]);
  });

  it('carry no credentials that are as they were committed', async () => {
    credentials.value.account = {};
    credentials.touch();
    await commits.flushCredentials();
    // As Baileys does at every login.
    credentials.touch();
    await commits.flushCredentials();
    expect(batches).toHaveLength(1);
    const read = Credentials.from(batches[0]?.credentials ?? null);
    read.touch();
    expect(read.changed).toBe(false);
    read.value.nextPreKeyId += 1;
    expect(read.changed).toBe(false);
    read.touch();
    expect(read.changed).toBe(true);
  });

  it('need no transaction for nothing', async () => {
    await commits.stage({});
    expect(batches).toEqual([]);
  });
});

describe('a step of a ratchet', () => {
  it('is stored with its message, and done when that is durable', async () => {
    const { begun, end } = slow();
    const step = ratchets.transaction(async () => {
      ratchets.addMessage(message('M'));
      await ratchets.set(session('a', 'moved'));
      await ratchets.set(session('b', 'moved too'));
      return 'done';
    });
    await begun;
    expect(await isOver(step)).toBe(false);
    end();
    expect(await step).toBe('done');
    expect(batches.map(idsOf)).toEqual([['M']]);
    expect([stored('a'), stored('b')]).toEqual(['"moved"', '"moved too"']);
  });

  it('sees what it wrote, and what it deleted is gone', async () => {
    await keys.set(session('a', 'before'));
    await ratchets.transaction(async () => {
      await ratchets.set(session('b', 'fresh'));
      expect(await ratchets.get('session', ['a', 'b'])).toEqual({ a: 'before', b: 'fresh' });
      await ratchets.set(session('a', null));
      expect(await ratchets.get('session', ['a', 'b'])).toEqual({ b: 'fresh' });
      // Nobody else does yet.
      expect(await read('b')).toBeUndefined();
    });
    expect([stored('a'), stored('b')]).toEqual([undefined, '"fresh"']);
  });

  it('that throws leaves nothing, and lets the next one go', async () => {
    let staged = 0;
    const failed = ratchets.transaction(
      async () => {
        ratchets.addMessage(message('M'));
        await ratchets.set(session('a', 'half'));
        await ratchets.transaction(() => ratchets.set(session('b', 'within')));
        throw new Error('bad MAC');
      },
      undefined,
      () => (staged += 1),
    );
    await expect(failed).rejects.toThrow('bad MAC');
    expect(staged).toBe(1);
    await ratchets.transaction(() => ratchets.set(session('c', 'next')));
    expect([stored('a'), stored('b'), stored('c')]).toEqual([undefined, undefined, '"next"']);
    expect(batches.flatMap(idsOf)).toEqual([]);
  });

  it.each(['transaction', 'staged'] as const)(
    'begins when the %s before has staged its writes, and sees them though they are not durable',
    async (kind) => {
      const { begun, end } = slow();
      const order: string[] = [];
      const half = Promise.withResolvers<void>();
      const run = (work: () => Promise<void>): Promise<void> =>
        kind === 'staged' ? ratchets.staged(work) : ratchets.transaction(work);
      const first = run(async () => {
        order.push('first begins');
        await half.promise;
        await ratchets.set(session('a', 'by the first'));
        order.push('first ends');
      });
      const second = run(async () => {
        order.push(`second reads ${String((await ratchets.get('session', ['a']))['a'])}`);
      });
      expect(await isOver(second)).toBe(false);
      half.resolve();
      await begun;
      await isOver(second);
      expect(order).toEqual(['first begins', 'first ends', 'second reads by the first']);
      expect(stored('a')).toBeUndefined();
      // Only who waits for frames, which wait themselves, is told before.
      expect(await isOver(first)).toBe(kind === 'staged');
      end();
      await Promise.all([first, second, commits.settled()]);
      expect(stored('a')).toBe('"by the first"');
    },
  );

  it('may wait for a mapping of a LID that another one asks for', async () => {
    const begun = Promise.withResolvers<void>();
    const mapped = Promise.withResolvers<void>();
    const step = ratchets.transaction(() => {
      begun.resolve();
      return mapped.promise;
    });
    await begun.promise;
    const mapping = ratchets.transaction(() => Promise.resolve(), 'lid-mapping');
    expect(await isOver(mapping)).toBe(true);
    mapped.resolve();
    await step;
  });

  it('that only keeps a message keeps it', async () => {
    await ratchets.transaction(() => {
      ratchets.addMessage(message('alone'));
      return Promise.resolve();
    });
    await ratchets.transaction(() => Promise.resolve());
    expect(batches.map(idsOf)).toEqual([['alone']]);
    expect(() => ratchets.addMessage(message('outside'))).toThrow('outside of a transaction');
  });
});

describe('the store of keys', () => {
  it('reads what was written before it is durable, and what was deleted no more', async () => {
    store.contents.keys.set('session/a', Buffer.from('"old"'));
    expect(await read('a')).toBe('old');
    const { begun, end } = slow();
    const written = keys.set(session('a', 'new'));
    await begun;
    expect(await read('a')).toBe('new');
    const deleted = keys.set(session('a', null));
    expect(await read('a')).toBeUndefined();
    end();
    await Promise.all([written, deleted]);
    expect(await read('a')).toBeUndefined();
    expect(store.contents.keys.has('session/a')).toBe(false);
  });

  it('does not take what an earlier commit wrote for what a later one writes', async () => {
    const { begun, end } = slow();
    const first = keys.set(session('a', 'one'));
    await begun;
    const again = slow();
    const second = keys.set(session('a', 'two'));
    end();
    // The second commit is slow as well.
    store.beforeCommit = () => again.begun;
    await first;
    expect(await read('a')).toBe('two');
    again.end();
    store.beforeCommit = () => undefined;
    void second.catch(() => undefined);
  });

  it('takes a write over what a read of before brings', async () => {
    store.contents.keys.set('session/a', Buffer.from('"old"'));
    const load = store.loadKeys.bind(store);
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    store.loadKeys = async (type, ids) => {
      const found = await load(type, ids);
      asked.resolve();
      await answer.promise;
      return found;
    };
    const reading = read('a');
    await asked.promise;
    await keys.set(session('a', 'new'));
    answer.resolve();
    expect(await reading).toBe('new');
    expect(await read('a')).toBe('new');
  });

  it('asks the database once for what is used, and keeps what was used last', async () => {
    const asked: string[] = [];
    const load = store.loadKeys.bind(store);
    store.loadKeys = (type, ids) => {
      asked.push(...ids);
      return load(type, ids);
    };
    const large = 'x'.repeat(200_000);
    for (const id of ['a', 'b', 'c', 'd'])
      store.contents.keys.set(`session/${id}`, Buffer.from(`"${large}"`));
    for (const id of ['a', 'b', 'a', 'c', 'a']) expect(await read(id)).toBe(large);
    expect(asked).toEqual(['a', 'b', 'c']);
    await read('b');
    await read('d');
    expect(asked).toEqual(['a', 'b', 'c', 'b', 'd']);
    await read('a');
    expect(asked).toEqual(['a', 'b', 'c', 'b', 'd', 'a']);
  });

  it('neither stores nor asks for what no real contact is called', async () => {
    const name = 'x'.repeat(1_000);
    await keys.set(session(name, 'forged'));
    await keys.set(session('nul\u0000', 'forged'));
    expect(await read(name)).toBeUndefined();
    expect(store.contents.keys.size).toBe(0);
  });
});
