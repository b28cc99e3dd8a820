import { until } from '../../../test/until';
import { SimulatedApp } from '../../../test/simulated';
import type { TestOrganization } from '../../../test/harness';

let world: SimulatedApp;
let agency: TestOrganization;
let sessionId: string;
beforeAll(async () => {
  world = await SimulatedApp.start({ SESSION_LEASE_S: '3' });
  agency = await world.app.organization();
  sessionId = (await world.linked(agency)).id;
});
afterAll(() => world.close());

const sql = (text: string): Promise<unknown[]> => world.app.dataSource.query(text);

/** As after the end of another process that had taken the session over meanwhile. */
async function loseTheLease(): Promise<void> {
  await sql(`UPDATE session_leases SET holder = 1, epoch = epoch + 1, expires_at = '-infinity'`);
}

async function count(from: string): Promise<number> {
  const [row] = (await sql(`SELECT count(*)::int AS n FROM ${from}`)) as { n: number }[];
  return row?.n ?? 0;
}

/** How often the session got online. */
const arrivals = (): Promise<number> => count(`session_transitions WHERE to_status = 'CONNECTED'`);

async function comesBack(before: number): Promise<void> {
  await until('the session to be online again', async () => (await arrivals()) > before);
  expect((await world.session(agency, sessionId, () => true)).status).toBe('CONNECTED');
}

describe('a session that is taken up while the database cannot do its work', () => {
  it('comes back when its first move could not be written', async () => {
    await sql(`CREATE SEQUENCE refusals`);
    await sql(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM nextval('refusals');
        RAISE EXCEPTION 'no room left' USING ERRCODE = 'disk_full';
      END $$`);
    await sql(
      'CREATE TRIGGER full_disk BEFORE INSERT ON session_transitions FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    const before = await arrivals();
    await loseTheLease();
    await until(
      'moves that were refused',
      async () => (await count('refusals WHERE last_value >= 2')) > 0,
    );
    await sql('DROP TRIGGER full_disk ON session_transitions');
    await comesBack(before);
  });

  it('comes back when its credentials could not be read', async () => {
    const before = await arrivals();
    await sql('ALTER TABLE session_credentials RENAME TO away');
    await loseTheLease();
    await until(
      'the session to be taken up',
      async () => (await count(`sessions WHERE status = 'DISCONNECTED'`)) > 0,
    );
    await sql('ALTER TABLE away RENAME TO session_credentials');
    await comesBack(before);
  });
});
