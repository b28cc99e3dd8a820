import { createHash } from 'node:crypto';
import { until } from '@whathooks/testing';
import { startTestApp, type TestApp } from '../../../../test/harness';
import { ApiError } from '../problems/api-error';
import { FailedTries } from './failed-tries';

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  elsewhere = await startTestApp({ database: app.database, variables: { ROLES: 'api,gateway' } });
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const BACKOFF = { free: 3, longestS: 1_000 };
const wrong = new Error('wrong');
const isWrong = (error: unknown): boolean => error === wrong;

/** Tries what fails, or what does not. Seconds to wait, when it was not tried. */
async function waitOf(
  key: string,
  outcome: () => Promise<unknown> = () => Promise.reject(wrong),
  at = app,
): Promise<number> {
  const tries = at.app.get(FailedTries);
  try {
    await tries.attempt([{ key, backoff: BACKOFF }], 'guesses', isWrong, outcome);
  } catch (error) {
    if (error instanceof ApiError) return error.retryAfter ?? NaN;
    expect(error).toBe(wrong);
  }
  return 0;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
const fail = async (key: string, failures: number): Promise<void> => {
  await app.dataSource.query('INSERT INTO failed_tries (key, failures) VALUES ($1, $2)', [
    hashOf(key),
    failures,
  ]);
};
/** As if so much time had passed. */
const later = async (key: string, seconds: number): Promise<void> => {
  await app.dataSource.query(
    'UPDATE failed_tries SET last_at = last_at - make_interval(secs => $2) WHERE key = $1',
    [hashOf(key), seconds],
  );
};

describe('failed tries', () => {
  it('of one key make the next wait, in every process; another key does not wait', async () => {
    for (const at of [app, elsewhere, app]) expect(await waitOf('a', undefined, at)).toBe(0);
    await fail('long', 12);
    expect(await waitOf('long', undefined, elsewhere)).toBeGreaterThan(500);
    expect(await waitOf('b')).toBe(0);
  });

  it('wait longer each time, up to the longest', async () => {
    await fail('eight', 11);
    await fail('many', 200);
    const [eight, many] = [await waitOf('eight'), await waitOf('many')];
    expect(eight).toBeGreaterThan(128);
    expect(eight).toBeLessThanOrEqual(256);
    expect(many).toBeGreaterThan(900);
    expect(many).toBeLessThanOrEqual(1_000);
  });

  it('are waited for once, and forgotten after an hour', async () => {
    await fail('c', 11);
    await later('c', 256);
    expect(await waitOf('c')).toBe(0);
    expect(await waitOf('c')).toBeGreaterThan(256);
    await later('c', 3_601);
    for (let time = 0; time < 3; time += 1) expect(await waitOf('c')).toBe(0);
  });

  it('that do not fail count for nothing, nor prolong a wait', async () => {
    const well = (): Promise<unknown> => Promise.resolve();
    for (let time = 0; time < 6; time += 1) expect(await waitOf('d', well)).toBe(0);
    await fail('e', 11);
    await later('e', 256);
    expect(await waitOf('e', well)).toBe(0);
    expect(await waitOf('e', well)).toBe(0);
  });

  it('that may still come count: no more run at once than may fail, in whatever process', async () => {
    let tried = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const outcome = async (): Promise<void> => {
      tried += 1;
      await held;
    };
    await fail('f', 10);
    await later('f', 256);
    const all = [app, elsewhere, app, elsewhere].map((at) => waitOf('f', outcome, at));
    const refused: number[] = [];
    for (const one of all) void one.then((wait) => refused.push(wait));
    // Whoever comes after the one that runs has ended may be next.
    await until('all but one to be refused', () => refused.length === all.length - 1);
    expect(Math.min(...refused)).toBeGreaterThan(1);
    release();
    expect((await Promise.all(all)).filter((wait) => wait === 0)).toHaveLength(1);
    expect(tried).toBe(1);
  });

  it('are removed once they are forgotten', async () => {
    await fail('g', 4);
    await fail('h', 4);
    await later('g', 3_601);
    await app.app.get(FailedTries).sweep();
    const rows = await app.dataSource.query<{ key: Buffer }[]>('SELECT key FROM failed_tries');
    const left = rows.map(({ key }) => key.toString('hex'));
    expect(left).toContain(hashOf('h').toString('hex'));
    expect(left).not.toContain(hashOf('g').toString('hex'));
  });
});
