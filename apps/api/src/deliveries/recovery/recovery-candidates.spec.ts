import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database/data-source';
import { newId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { beginOf, countCandidates, examine, type RecoveryScope } from './recovery-candidates';

/** So much more than is looked at that reading all of it would show. */
const MANY = 20_000;
const LOOK_AT = 500;
/** What is read of each: itself, its event, its deliveries. */
const ROWS_EACH = 8;

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.runMigrations();
  unitOfWork = new UnitOfWork(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Many events, each with a delivery that failed and was sent again, in vain and once more. */
async function troubledWebhook(): Promise<Pick<RecoveryScope, 'organizationId' | 'webhookId'>> {
  const [organizationId, webhookId] = [newId(), newId()];
  const events = Array.from({ length: MANY }, () => newId());
  const parameters = [events, organizationId, webhookId];
  const columns = `id, organization_id, webhook_id, event_id, event, session_id, chat_key`;
  await dataSource.query(
    `INSERT INTO events (id, organization_id, session_id, event, body, occurred_at)
     SELECT id, $2, $2, 'message.received', '{}', now() FROM unnest($1::uuid[]) AS id WHERE $3::uuid IS NOT NULL`,
    parameters,
  );
  const deliver = (ids: string[], trigger: string): Promise<unknown> =>
    dataSource.query(
      `INSERT INTO deliveries (${columns}, status, attempts, trigger, created_at)
       SELECT delivery.id, $2, $3, event_id, 'message.received', $2, 1, 'failed', 1, $5, now()
       FROM unnest($1::uuid[], $4::uuid[]) AS delivery (event_id, id)`,
      [...parameters, ids, trigger],
    );
  // The first one begins like its event, the other one is of now.
  await deliver(
    events.map((id) => id.slice(0, 26) + newId().slice(26)),
    'event',
  );
  await deliver(
    events.map(() => newId()),
    'resend',
  );
  await dataSource.query(
    `INSERT INTO delivery_queue (${columns}, trigger)
     SELECT gen_random_uuid(), $2, $3, id, 'message.received', $2, 1, 'resend' FROM unnest($1::uuid[]) AS id`,
    parameters,
  );
  return { organizationId, webhookId };
}

describe('a look for what is to be sent again', () => {
  it.each([
    ['recover', 'before its statistics are made', null],
    ['replay', 'before its statistics are made', ['message.received'] as const],
    ['recover', 'behind what is of others', null],
    ['replay', 'behind what is of others', ['message.received'] as const],
  ] as const)('reads little of a long log to %s %s', async (kind, when, events) => {
    // They say then that this organization's come at once, wherever they are looked for.
    if (when !== 'before its statistics are made') {
      await dataSource.query('ANALYZE events, deliveries, delivery_queue');
    }
    const scope: RecoveryScope = {
      ...(await troubledWebhook()),
      kind,
      events: events && [...events],
      sessionIds: null,
      since: new Date(0),
      until: new Date(Date.now() + 60_000),
    };
    await unitOfWork.run(async (tx) => {
      // Twice, because a statement's cost must not depend on where in the range it is.
      const first = await examine(tx, scope, beginOf(scope), LOOK_AT);
      const second = await examine(tx, scope, first.through ?? '', LOOK_AT);
      expect(second.through).not.toBeNull();
      const [read] = await tx.query<{ rows: string }>(
        // Rows of tables that were read in passing, and entries of indexes.
        `SELECT sum(pg_stat_get_xact_tuples_returned(oid)) AS rows FROM pg_class
         WHERE relkind IN ('r', 'i') AND relname ~ '^(events|deliveries|delivery_queue)'`,
      );
      expect(Number(read?.rows)).toBeGreaterThanOrEqual(2 * LOOK_AT);
      expect(Number(read?.rows)).toBeLessThan(2 * LOOK_AT * ROWS_EACH);
    });
  });

  it('ends counting at a limit, and says so', async () => {
    const scope: RecoveryScope = {
      ...(await troubledWebhook()),
      kind: 'recover',
      events: null,
      sessionIds: null,
      since: new Date(0),
      until: new Date(Date.now() + 60_000),
    };
    await dataSource.query('DELETE FROM delivery_queue WHERE webhook_id = $1', [scope.webhookId]);
    const count = (): ReturnType<typeof countCandidates> =>
      unitOfWork.run((tx) => countCandidates(tx, scope));
    // The last failure of an event speaks for all of them.
    expect(await count()).toEqual({ count: MANY, exact: true });
    await dataSource.query(
      `INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
       SELECT (left(event.id::text, 26) || right(gen_random_uuid()::text, 10))::uuid, event.organization_id, $1, event.id,
              'message.received', session_id, 1, 'failed', 1, 'event', now()
       FROM events event CROSS JOIN generate_series(1, 2) WHERE organization_id = $2`,
      [scope.webhookId, scope.organizationId],
    );
    expect((await count()).exact).toBe(false);
  });
});
