import type { TestDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database/connection/data-source';
import { newId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { beginOf, countCandidates, examine, type RecoveryScope } from './recovery-candidates';
import { migratedDatabase } from '../../../test/storage/migrated';

/** So many more than a batch that reading all of them would show. */
const MANY = 20_000;
const LOOK_AT = 500;
/** Rows read per event: itself and its deliveries. */
const ROWS_EACH = 8;

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
beforeAll(async () => {
  database = await migratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  unitOfWork = new UnitOfWork(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Many events, each with a delivery that failed and a resend that failed as well. */
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
  // The first delivery's id begins like its event's, the other one is new.
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

describe('searching for deliveries to send again', () => {
  it.each([
    ['recover', 'before statistics are collected', null],
    ['replay', 'before statistics are collected', ['message.received'] as const],
    ['recover', 'behind other organizations', null],
    ['replay', 'behind other organizations', ['message.received'] as const],
  ] as const)('reads little of a long log to %s %s', async (kind, when, events) => {
    // Statistics then say that rows of this organization are found at once by any index.
    if (when !== 'before statistics are collected') {
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
      // Twice, because the cost must not depend on the position in the range.
      const first = await examine(tx, scope, beginOf(scope), LOOK_AT);
      const second = await examine(tx, scope, first.through ?? '', LOOK_AT);
      expect(second.through).not.toBeNull();
      const [read] = await tx.query<{ rows: string }>(
        // Rows read from tables, and entries read from indexes.
        `SELECT sum(pg_stat_get_xact_tuples_returned(oid)) AS rows FROM pg_class
         WHERE relkind IN ('r', 'i') AND relname ~ '^(events|deliveries|delivery_queue)'`,
      );
      expect(Number(read?.rows)).toBeGreaterThanOrEqual(2 * LOOK_AT);
      expect(Number(read?.rows)).toBeLessThan(2 * LOOK_AT * ROWS_EACH);
    });
  });

  it('stops counting at a limit, and says so', async () => {
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
    // Only the last failure of an event counts.
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
