import { LOOKING_PER_MINUTE } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import {
  caller,
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { LiveReader } from '../../../test/live-reader';
import { storeChat } from '../../../test/stored-messages';

interface Viewers {
  chatId: string;
  viewers: { userId: string; name: string; state: string }[];
}

/** Longer than a viewer is shown who says nothing. */
const EXPIRY_MS = 25_000;

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let agency: TestOrganization;
let ana: TestMember;
let ben: TestMember;
let chat: string;
const readers: LiveReader[] = [];

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  elsewhere = await startTestApp({ variables: NO_WHATSAPP, database: app.database });
  agency = await app.organization();
});
beforeEach(async () => {
  [ana, ben] = [await app.member(agency, 'agent'), await app.member(agency, 'viewer')];
  const { body } = await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'x' });
  chat = await storeChat(app, agency, body.id);
});
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const look = ({ jwt }: { jwt: string }, state: string, at = app) =>
  caller(at.url, { authorization: `Bearer ${jwt}` })<Viewers & { code?: string }>(
    `PUT /v1/chats/${chat}/looking`,
    { state },
  );

async function open({ jwt }: { jwt: string }, at = app): Promise<LiveReader> {
  const reader = await LiveReader.open(at, jwt);
  readers.push(reader);
  return reader;
}

/** Who was shown in the chat, one time after the other. */
const shown = ({ events }: LiveReader): string[] =>
  events
    .filter(({ type, data }) => type === 'chat.viewers' && data.data['chatId'] === chat)
    .map(({ data }) =>
      (data.data as unknown as Viewers).viewers
        .map(({ userId, state }) => `${userId === ana.userId ? 'Ana' : 'Ben'} ${state}`)
        .sort()
        .join(', '),
    );

describe('who looks at a chat', () => {
  it('is shown in all processes when it changes, and in the answer', async () => {
    const [here, there] = [await open(agency), await open(agency, elsewhere)];
    expect(await look(ana, 'looking')).toMatchObject({
      status: 200,
      body: { chatId: chat, viewers: [{ userId: ana.userId, name: 'Grace', state: 'looking' }] },
    });
    await until('Ana there', () => shown(there).length === 1);
    expect((await look(ben, 'looking', elsewhere)).body.viewers).toHaveLength(2);
    await until('Ben here', () => shown(here).length === 2);
    await look(ana, 'looking');
    await look(ana, 'typing');
    await until('Ana writes there', () => shown(there).length === 3);
    await look(ben, 'gone', elsewhere);
    await until('Ben gone here', () => shown(here).length === 4);
    await look(ana, 'gone');
    for (const reader of [here, there]) {
      await until('nobody', () => shown(reader).length === 5);
      expect(shown(reader)).toEqual([
        'Ana looking',
        'Ana looking, Ben looking',
        'Ana typing, Ben looking',
        'Ana typing',
        '',
      ]);
    }
  });

  it('is shown by every process to members who ask, and to nobody else', async () => {
    const there = caller(elsewhere.url, { authorization: `Bearer ${agency.jwt}` });
    const asked = async () => (await there<{ data: Viewers[] }>('GET /v1/chats/viewers')).body.data;
    await look(ana, 'typing');
    await until('Ana there', async () => (await asked()).some(({ chatId }) => chatId === chat));
    const [viewed] = (await asked()).filter(({ chatId }) => chatId === chat);
    expect(viewed?.viewers).toMatchObject([{ userId: ana.userId, state: 'typing' }]);
    const rival = await app.organization('Rival');
    expect((await rival.asUser('GET /v1/chats/viewers')).body).toEqual({ data: [] });
    await look(ana, 'gone');
    await until('nobody', async () => !(await asked()).some(({ chatId }) => chatId === chat));
  });

  it('is no business of another organization', async () => {
    const rival = await app.organization('Rival');
    const reader = await open(rival);
    expect((await look(rival, 'looking')).status).toBe(404);
    await look(ana, 'looking');
    const { body } = await rival.asUser<{ id: string }>('POST /v1/sessions', { name: 'y' });
    const theirs = await storeChat(app, rival, body.id);
    await rival.asUser(`PUT /v1/chats/${theirs}/looking`, { state: 'looking' });
    await reader.event('chat.viewers');
    expect(reader.events.map(({ data }) => data.data['chatId']).filter(Boolean)).toEqual([theirs]);
  });

  it.each(['here', '', null, 1, ['looking']])('is not %j', async (state) => {
    expect((await look(ana, state as string)).status).toBe(400);
  });

  it('is said so many times a minute, and then refused with the time to wait', async () => {
    const answers = [];
    for (let n = 0; n <= LOOKING_PER_MINUTE; n += 1) answers.push(await look(ana, 'looking'));
    // The minute may end in between.
    const refused = answers.filter(({ status }) => status === 429);
    if (refused.length === 0) {
      for (let n = 0; n <= LOOKING_PER_MINUTE; n += 1) refused.push(await look(ana, 'looking'));
    }
    const last = refused.at(-1);
    expect([last?.status, last?.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await look(ben, 'looking')).status).toBe(200);
  });

  it(
    'expires by itself, even if the process that noted it is gone',
    async () => {
      const stopped = await startTestApp({ variables: NO_WHATSAPP, database: app.database });
      const [here, there] = [await open(agency), await open(agency, elsewhere)];
      await look(ana, 'typing', stopped);
      for (const reader of [here, there]) await until('Ana', () => shown(reader).length === 1);
      await stopped.stop();
      for (const reader of [here, there]) {
        await until('nobody', () => shown(reader).length === 2, EXPIRY_MS);
        expect(shown(reader)).toEqual(['Ana typing', '']);
      }
    },
    2 * EXPIRY_MS,
  );

  it(
    'is shown no longer by a process that was cut off while somebody left',
    async () => {
      const there = await open(agency, elsewhere);
      await look(ana, 'looking');
      await until('Ana there', () => shown(there).length === 1);
      // Nobody hears of it that Ana leaves.
      await app.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
      );
      await look(ana, 'gone');
      await until('nobody there', () => shown(there).at(-1) === '', EXPIRY_MS);
    },
    2 * EXPIRY_MS,
  );
});
