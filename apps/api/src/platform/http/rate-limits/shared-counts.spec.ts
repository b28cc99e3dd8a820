import { caller, startTestApp, type TestApp } from '../../../../test/harness';
import { SharedCounts } from './shared-counts';
import { WINDOW_S } from './window-counter';

const PER_MINUTE = 60;
const OF_ORGANIZATION = 90;
const MOST_WINDOWS = 4;
const LIMITS = {
  RATE_LIMIT_PER_MINUTE: String(PER_MINUTE),
  RATE_LIMIT_ORGANIZATION_PER_MINUTE: String(OF_ORGANIZATION),
};

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
beforeAll(async () => {
  app = await startTestApp({ variables: LIMITS });
  elsewhere = await startTestApp({
    database: app.database,
    variables: { ROLES: 'api,gateway', ...LIMITS },
  });
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const windowNow = (): number => Math.floor(Date.now() / 1000 / WINDOW_S);

/** What a test found within one window: counts of two windows say nothing together. */
async function inOneWindow<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 0; time < MOST_WINDOWS; time += 1) {
    const before = windowNow();
    const found = await work();
    if (windowNow() === before) return found;
  }
  throw new Error('no window was long enough');
}

const share = async (): Promise<void> => {
  for (const each of [app, elsewhere, app]) await each.app.get(SharedCounts).share();
};
const newKey = async (): Promise<string> => {
  const { asUser } = await app.organization();
  return (await asUser<{ token: string }>('POST /v1/api-keys', { name: 'x' })).body.token;
};
const ask = (token: string, at = app) => caller(at.url, { 'x-api-key': token })('GET /v1/labels');
const leftOf = (headers: Headers): number =>
  Number(/"actor";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);

it('what one process counted of a key, the others do not give again', async () => {
  const left = await inOneWindow(async () => {
    const token = await newKey();
    for (let time = 0; time < 40; time += 1) await ask(token);
    const alone = leftOf((await ask(token, elsewhere)).headers);
    await share();
    return { alone, together: leftOf((await ask(token, elsewhere)).headers) };
  });
  // Of its own alone until it heard of the others. Those may have told it already: they do every second.
  expect(left.alone).toBeGreaterThanOrEqual(PER_MINUTE - 41);
  expect(left.together).toBe(PER_MINUTE - 42);
});

it('a key that is used up in one process is refused in the others', async () => {
  const answer = await inOneWindow(async () => {
    const token = await newKey();
    for (let time = 0; time < PER_MINUTE; time += 1) await ask(token);
    await ask(token, elsewhere);
    await share();
    return ask(token, elsewhere);
  });
  expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

it('keys of one organization have a limit together', async () => {
  const refused = await inOneWindow(async () => {
    const { asUser } = await app.organization();
    const tokens: string[] = [];
    for (const name of ['a', 'b'])
      tokens.push((await asUser<{ token: string }>('POST /v1/api-keys', { name })).body.token);
    const statuses: string[] = [];
    for (let time = 0; time < OF_ORGANIZATION; time += 1) {
      const { status, headers } = await ask(tokens[time % 2] ?? '');
      if (status === 429) statuses.push(headers.get('ratelimit-policy') ?? '');
    }
    return statuses;
  });
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set([`"organization";q=${OF_ORGANIZATION};w=60`]));
});
