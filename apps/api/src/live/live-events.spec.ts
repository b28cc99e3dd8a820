import type { LiveEventName } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import { DeliveryBench } from '../../test/deliveries/deliveries';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { newId, parseId, publicId } from '../platform/database/ids';
import { LiveBus, type LiveEvent } from '../platform/live-events/live-bus';

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let agency: TestOrganization;
const readers: LiveReader[] = [];

beforeAll(async () => {
  app = await startTestApp();
  elsewhere = await startTestApp({ database: app.database });
  agency = await app.organization();
});
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

async function open(token: string, at = app): Promise<LiveReader> {
  const reader = await LiveReader.open(at, token);
  readers.push(reader);
  return reader;
}

/** An event that says which it is. */
const numbered = (n: number, to: readonly string[] | null = null): LiveEvent<'chat.viewers'> => ({
  event: 'chat.viewers',
  organizationId: parseId('organization', agency.organizationId),
  to,
  sessionId: null,
  data: { chatId: String(n), viewers: [] },
});

const numbers = ({ events }: LiveReader): number[] =>
  events
    .filter(({ type }) => type === 'chat.viewers')
    .map(({ data }) => Number(data.data['chatId']));

const tell = (event: LiveEvent<LiveEventName>, at = app): void =>
  at.app.get(LiveBus).publish(event);

describe('an event that only live streams tell', () => {
  it('is told in all processes, to its organization alone, in the form of all events', async () => {
    const rival = await app.organization('Rival');
    const [here, there] = [await open(agency.jwt), await open(agency.jwt, elsewhere)];
    const others = [await open(rival.jwt), await open(rival.jwt, elsewhere)];
    const sessionId = newId();
    tell({ ...numbered(1), sessionId });
    const organizationId = parseId('organization', rival.organizationId);
    tell({ ...numbered(2), organizationId });
    for (const reader of [here, there, ...others]) await reader.count('chat.viewers', 1);
    for (const reader of others) expect(numbers(reader)).toEqual([2]);
    for (const reader of [here, there]) {
      expect(numbers(reader)).toEqual([1]);
      const { data } = await reader.event('chat.viewers');
      expect(data).toEqual({
        event: 'chat.viewers',
        sessionId: publicId('session', sessionId),
        data: { chatId: '1', viewers: [] },
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });
    }
  });

  it('is told to the members whom it is meant for, and to no other', async () => {
    const member = await app.member(agency, 'viewer');
    const [meant, other] = [await open(member.jwt, elsewhere), await open(agency.jwt, elsewhere)];
    tell(numbered(1, [parseId('user', member.userId)]));
    tell(numbered(2));
    for (const reader of [meant, other])
      await until('the last one', () => numbers(reader).includes(2));
    expect(numbers(meant)).toEqual([1, 2]);
    expect(numbers(other)).toEqual([2]);
  });

  it('reaches no webhook and is not stored', async () => {
    const bench = new DeliveryBench(app, agency);
    await bench.webhook('http://127.0.0.1:9/hook');
    const reader = await open(agency.jwt);
    tell(numbered(1));
    await reader.count('chat.viewers', 1);
    const rows = await app.dataSource.query<{ count: string }[]>('SELECT count(*) FROM events');
    expect(rows[0]?.count).toBe('0');
  });

  it('carries a text that is longer than a notification of the database', async () => {
    const reader = await open(agency.jwt, elsewhere);
    const name = '\u202eשלום 👋\n'.repeat(2_000);
    const viewers = [{ userId: 'usr_1', name, state: 'looking' as const }];
    tell({ ...numbered(1), data: { chatId: '1', viewers } });
    const { data } = await reader.event('chat.viewers');
    expect(data.data).toEqual({ chatId: '1', viewers });
  });

  it('may be missed where a process was cut off, and its streams are told so', async () => {
    const reader = await open(agency.jwt, elsewhere);
    await elsewhere.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
    );
    const { data } = await reader.event('live.missed');
    expect(Date.parse(String(data.data['since']))).toBeLessThanOrEqual(Date.now());
    tell(numbered(1));
    await reader.count('chat.viewers', 1);
  });
});
