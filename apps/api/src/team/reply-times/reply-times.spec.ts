import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { storeChat } from '../../../test/stored-messages';
import { newId, parseId } from '../../platform/database/ids';
import { REPLY_TIMES } from './reply-times.repository';

interface Times {
  count: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}
interface Body extends Times {
  days: number;
  members: (Times & { userId: string | null })[];
  byDay: (Times & { day: string })[];
}

let app: TestApp;
let agency: TestOrganization;
let chat: string;

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
});
beforeEach(async () => {
  agency = await app.organization();
  const { body } = await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'x' });
  chat = await storeChat(app, agency, body.id);
});
afterAll(() => app.close());

const DAY_MS = 86_400_000;
/** Noon, so many days ago. */
const noon = (daysAgo: number): Date =>
  new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - daysAgo * DAY_MS + DAY_MS / 2);
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

async function reply(seconds: number, at: Date, userId: string | null = null): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO reply_times (id, organization_id, chat_id, user_id, asked_at, replied_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      newId(),
      parseId('organization', agency.organizationId),
      parseId('chat', chat),
      userId && parseId('user', userId),
      new Date(at.getTime() - seconds * 1_000),
      at,
    ],
  );
}

const times = async (query = ''): Promise<Body> =>
  (await agency.asUser<Body>(`GET /v1/reply-times${query}`)).body;

describe('how long people waited for replies', () => {
  it('is told in all, by member and by day', async () => {
    const ana = await app.member(agency, 'agent');
    // Ten replies of one to ten minutes, one of them on the phone.
    for (const minutes of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      await reply(minutes * 60, noon(2), ana.userId);
    await reply(600, noon(3));
    const body = await times();
    expect(body).toMatchObject({ days: 7, count: 10, medianSeconds: 330, p90Seconds: 546 });
    expect(body.members).toEqual([
      { userId: ana.userId, count: 9, medianSeconds: 300, p90Seconds: 492 },
      { userId: null, count: 1, medianSeconds: 600, p90Seconds: 600 },
    ]);
    expect(body.byDay).toEqual([
      { day: dayOf(noon(3)), count: 1, medianSeconds: 600, p90Seconds: 600 },
      { day: dayOf(noon(2)), count: 9, medianSeconds: 300, p90Seconds: 492 },
    ]);
  });

  it('is counted over the days that are asked for', async () => {
    for (const [seconds, daysAgo] of [
      [1, 0],
      [2, 3],
      [3, 20],
      [4, 31],
    ] as const)
      await reply(seconds, new Date(Date.now() - daysAgo * DAY_MS - 60_000));
    expect((await times('?days=1')).count).toBe(1);
    expect((await times('?days=7')).count).toBe(2);
    expect((await times('?days=30')).count).toBe(3);
    for (const days of ['2', '0', 'x', '1.5', '1e9'])
      expect((await agency.asUser(`GET /v1/reply-times?days=${days}`)).status).toBe(400);
  });

  it('is nothing where nobody replied, and nothing of another organization', async () => {
    await reply(60, new Date());
    const rival = await app.organization('Rival');
    const { body } = await rival.asUser<Body>('GET /v1/reply-times?days=30');
    const nothing = { count: 0, medianSeconds: null, p90Seconds: null };
    expect(body).toEqual({ days: 30, ...nothing, members: [], byDay: [] });
  });

  it('is read by an index, whatever others have', async () => {
    const organizations = Array.from({ length: 20 }, newId);
    await app.dataSource.query(
      `INSERT INTO reply_times (id, organization_id, chat_id, asked_at, replied_at)
       SELECT gen_random_uuid(), organization, $2, now(), now() - number * interval '1 minute'
       FROM unnest($1::uuid[]) AS organization, generate_series(1, 1000) AS number`,
      [organizations, parseId('chat', chat)],
    );
    await app.dataSource.query('ANALYZE reply_times');
    const rows = await app.dataSource.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${REPLY_TIMES}`, [
      organizations[0],
      new Date(Date.now() - DAY_MS),
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('reply_times_organization');
    expect(plan).not.toContain('Seq Scan');
  });
});
