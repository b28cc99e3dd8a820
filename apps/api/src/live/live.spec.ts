import { until } from '@whathooks/testing';
import { Secret, TOTP } from 'otpauth';
import { parseId } from '../platform/database/ids';
import { DeliveryBench } from '../../test/deliveries/deliveries';
import { forged, inSeconds } from '../../test/routes/forged-tokens';
import {
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { StoredEvents } from '../deliveries/queue/stored-events';

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let agency: TestOrganization;
const readers: LiveReader[] = [];

beforeAll(async () => {
  const variables = { ROLES: 'api,gateway' };
  app = await startTestApp({ variables });
  elsewhere = await startTestApp({ variables, database: app.database });
  agency = await app.organization();
});
afterEach(() => {
  jest.restoreAllMocks();
  readers.splice(0).forEach((reader) => reader.close());
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

async function open(token: string, at = app): Promise<LiveReader> {
  const reader = await LiveReader.open(at, token);
  readers.push(reader);
  return reader;
}

/** The same person, with a second factor. */
async function withFactor<Person extends Pick<TestMember, 'asUser' | 'password'>>(
  person: Person,
): Promise<Person> {
  const ask = { currentPassword: person.password };
  const { body } = await person.asUser<{ secret: string }>('POST /v1/auth/two-factor', ask);
  const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate();
  expect((await person.asUser('POST /v1/auth/two-factor/confirm', { code })).status).toBe(200);
  return person;
}

const textOf = ({ data }: { data: { data: Record<string, unknown> } }): unknown =>
  data.data['text'];

/** Texts of the messages that a stream sent. */
const received = ({ events }: LiveReader): unknown[] =>
  events.filter(({ type }) => type === 'message.received').map(textOf);

describe('a live stream', () => {
  it('tells what happens in its own organization, and nothing of another', async () => {
    const rival = await app.organization('Rival');
    const own = await open(agency.jwt);
    const others = await open(rival.jwt);
    const [mine, theirs] = [new DeliveryBench(app, agency), new DeliveryBench(app, rival)];
    await mine.publish(mine.event(1));
    await theirs.publish(theirs.event(2));
    // Events come in order: what follows from the first one would be here before the second.
    expect(textOf(await others.event('message.received'))).toBe('Grüße 2');
    expect(textOf(await own.event('message.received'))).toBe('Grüße 1');
    await mine.publish(mine.event(3));
    await theirs.publish(theirs.event(4));
    await others.count('message.received', 2);
    expect(others.events.map(textOf)).toEqual(['Grüße 2', 'Grüße 4']);
    expect(own.events.map(textOf)).toEqual(['Grüße 1', 'Grüße 3']);
  });

  it('tells once what any process committed, in the order of that process', async () => {
    const [here, there] = [await open(agency.jwt), await open(agency.jwt, elsewhere)];
    const [ours, theirs] = [new DeliveryBench(app, agency), new DeliveryBench(elsewhere, agency)];
    for (let n = 0; n < 10; n += 1) {
      await ours.publish(ours.event(n));
      await theirs.publish(theirs.event(100 + n));
    }
    for (const reader of [here, there]) {
      await reader.count('message.received', 20);
      const texts = received(reader);
      const wanted = Array.from({ length: 10 }, (_, n) => `Grüße ${n}`);
      expect(texts.filter((text) => wanted.includes(String(text)))).toEqual(wanted);
      expect(texts.filter((text) => !wanted.includes(String(text)))).toEqual(
        wanted.map((_, n) => `Grüße ${100 + n}`),
      );
    }
    const [own, stored] = [here, there].map(({ events }) =>
      events.find(({ data }) => data.data['text'] === 'Grüße 0'),
    );
    expect(stored).toEqual(own);
  });

  it('tells what was committed elsewhere while its process was cut off, once', async () => {
    const bench = new DeliveryBench(app, agency);
    const reader = await open(agency.jwt, elsewhere);
    await bench.publish(bench.event(200));
    await reader.count('message.received', 1);
    const since = jest.spyOn(elsewhere.app.get(StoredEvents), 'since');
    await elsewhere.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
    );
    await bench.publish(bench.event(201));
    await until('a look at what was missed', () => since.mock.results.length > 0);
    await since.mock.results[0]?.value;
    await bench.publish(bench.event(202));
    await until('the last one', () => received(reader).includes('Grüße 202'));
    expect(received(reader)).toEqual(['Grüße 200', 'Grüße 201', 'Grüße 202']);
  });

  it('ends when what other processes committed cannot be read', async () => {
    const bench = new DeliveryBench(app, agency);
    const reader = await open(agency.jwt, elsewhere);
    jest.spyOn(elsewhere.app.get(StoredEvents), 'read').mockRejectedValueOnce(new Error('away'));
    await bench.publish(bench.event(300));
    await reader.end();
  });

  it.each([
    [
      'is logged out',
      (member: TestMember, cookie: string) =>
        app.call('POST /v1/auth/logout', undefined, { cookie }),
    ],
    ['is logged out everywhere', ({ asUser }: TestMember) => asUser('POST /v1/auth/logout-all')],
    [
      'is removed from the organization',
      ({ userId }: TestMember) =>
        app.dataSource.query('DELETE FROM memberships WHERE user_id = $1', [
          parseId('user', userId),
        ]),
    ],
  ])('ends in every process when its reader %s', async (_, act) => {
    const member = await app.member(agency, 'agent');
    const { email, password } = member;
    const login = await app.call<{ accessToken: string }>('POST /v1/auth/login', {
      email,
      password,
    });
    const token = login.body.accessToken;
    const [here, there] = [await open(token), await open(token, elsewhere)];
    const stays = await open(agency.jwt, elsewhere);
    await act(member, (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
    await Promise.all([here.end(), there.end()]);
    expect(stays.ended).toBe(false);
    await expect(open(token, elsewhere)).rejects.toThrow('401');
  });

  describe('of an organization that requires a second factor', () => {
    const requireFactor = (of: TestOrganization) =>
      of.asUser('PATCH /v1/organization', { requiresTwoFactor: true });

    it('is refused to members who have none', async () => {
      const strict = await app.organization();
      const [owner, agent] = [await withFactor(strict), await app.member(strict, 'agent')];
      expect((await requireFactor(owner)).status).toBe(200);
      await expect(open(agent.jwt)).rejects.toThrow('403');
      await withFactor(agent);
      await open(agent.jwt);
    });

    it('ends in every process for members who have none when it is required', async () => {
      const strict = await app.organization();
      const [owner, agent] = [await withFactor(strict), await app.member(strict, 'agent')];
      const [here, there] = [await open(agent.jwt), await open(agent.jwt, elsewhere)];
      const stays = await open(owner.jwt, elsewhere);
      expect((await requireFactor(owner)).status).toBe(200);
      await Promise.all([here.end(), there.end()]);
      const bench = new DeliveryBench(app, strict);
      await bench.publish(bench.event(1));
      await stays.event('message.received');
      expect([...received(here), ...received(there)]).toEqual([]);
      expect(stays.ended).toBe(false);
    });
  });

  it('ends when the password is changed on another device', async () => {
    const { email, password, jwt, asUser } = await app.member(agency, 'agent');
    const { body } = await app.call<{ accessToken: string }>('POST /v1/auth/login', {
      email,
      password,
    });
    const [own, other] = [await open(jwt, elsewhere), await open(body.accessToken, elsewhere)];
    const change = { currentPassword: password, newPassword: 'purple kettle on the moon' };
    expect((await asUser('POST /v1/auth/password', change)).status).toBe(204);
    await other.end();
    expect(own.ended).toBe(false);
  });

  it('ends when its access token expires', async () => {
    const token = await forged(app, agency.jwt, { claims: { exp: inSeconds(2) } });
    const [brief, long] = [await open(token), await open(agency.jwt)];
    await brief.end();
    expect(long.ended).toBe(false);
  });
});
