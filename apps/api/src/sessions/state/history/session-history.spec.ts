import { newId, parseId } from '../../../platform/database/ids';
import { v7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../../test/harness';
import { KEPT_DAYS, KEPT_ROWS, SessionHistoryRepository } from './session-history.repository';

let app: TestApp;
let organizationId: string;
beforeAll(async () => {
  app = await startTestApp();
  organizationId = parseId('organization', (await app.organization()).organizationId);
});
afterAll(() => app.close());

const DAY_MS = 86_400_000;

/** A session that nobody runs. */
async function session(): Promise<string> {
  const id = newId();
  await app.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata)
     VALUES ($1, $2, 'Old', 'LOGGED_OUT', '{}')`,
    [id, organizationId],
  );
  return id;
}

const idsOf = (count: number, daysAgo: number): string[] =>
  Array.from({ length: count }, () => v7({ msecs: Date.now() - daysAgo * DAY_MS }));

async function addTransitions(sessionId: string, ids: string[]): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO session_transitions (id, organization_id, session_id, from_status, to_status)
     SELECT id, $2, $3, 'CONNECTED', 'DISCONNECTED' FROM unnest($1::uuid[]) AS id`,
    [ids, organizationId, sessionId],
  );
}

async function addNotices(sessionId: string, ids: string[]): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO session_notices
       (id, organization_id, session_id, kind, type, origin, details, wa_id, occurred_at)
     SELECT id, $2, $3, 'call', 'offer', '1@s.whatsapp.net', '{}', id::text, now()
     FROM unnest($1::uuid[]) AS id`,
    [ids, organizationId, sessionId],
  );
}

const kept = async (table: string, sessionId: string): Promise<string[]> => {
  const rows = await app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM ${table} WHERE session_id = $1 ORDER BY id`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
};

const removeOld = (): Promise<void> => app.app.get(SessionHistoryRepository).removeOld();

describe.each([
  ['session_transitions', addTransitions],
  ['session_notices', addNotices],
])('%s', (table, add) => {
  it('lose what is old, but for the latest of each session', async () => {
    const [long, other] = [await session(), await session()];
    // More than one statement removes.
    const old = idsOf(KEPT_ROWS + 1_500, KEPT_DAYS + 2).sort();
    await add(long, old);
    const few = idsOf(3, KEPT_DAYS + 2).sort();
    await add(other, few);
    await removeOld();
    expect(await kept(table, long)).toEqual(old.slice(1_500));
    expect(await kept(table, other)).toEqual(few);
  });

  it('keep everything that is young, however much it is', async () => {
    const busy = await session();
    const old = idsOf(2, KEPT_DAYS + 2);
    const young = idsOf(KEPT_ROWS + 5, KEPT_DAYS - 1).sort();
    await add(busy, [...old, ...young]);
    await removeOld();
    expect(await kept(table, busy)).toEqual(young);
  });
});
