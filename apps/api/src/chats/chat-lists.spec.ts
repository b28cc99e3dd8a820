import { CHAT_VIEWS, type ListChatsQuery } from '@whathooks/dto';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import type { UserActor } from '../platform/access/actor';
import { encodeCursor } from '../platform/database/cursor';
import { dataSourceOptions } from '../platform/database/connection/data-source';
import { leastId, newId, publicId } from '../platform/database/ids';
import { statementOf } from './kept/store/chat-lists.repository';
import { migratedDatabase } from '../../test/storage/migrated';
import { acrossOrganizations, inOrganization } from '../platform/scope/scope';
import { migrate } from '../platform/database/connection/migrate';
import { containing } from './contacts/contact-text.repository';

const MANY = 50_000;
/** Rows that a page may touch of all that there are. */
const FEW = 1_000;

let database: TestDatabase;
let dataSource: DataSource;
/** As the application is connected: its policies are part of each plan. */
let asApp: DataSource;
let actor: UserActor;
const [organizationId, session, userId, label] = [newId(), newId(), newId(), newId()];

beforeAll(async () => {
  database = await migratedDatabase();
  // Without the patience of the application: it takes a while to write so much.
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await migrate(database.url);
  asApp = new DataSource(dataSourceOptions(database.url, { isForApp: true }));
  await acrossOrganizations('process', () => asApp.initialize());
  actor = { kind: 'user', userId, organizationId } as UserActor;
  await dataSource.query(
    `INSERT INTO organizations (id, name) VALUES ('${organizationId}', 'Agency');
     INSERT INTO users (id, email, name, password_hash) VALUES ('${userId}', 'ana@agency.example', 'Ana', '');
     INSERT INTO memberships (id, organization_id, user_id, role)
     VALUES ('${newId()}', '${organizationId}', '${userId}', 'agent');
     INSERT INTO sessions (id, organization_id, name, status, metadata)
     VALUES ('${session}', '${organizationId}', 'Many', 'LOGGED_OUT', '{}')`,
  );
  await dataSource.query(
    `INSERT INTO chats (id, organization_id, session_id, jid, kind, position, needs_reply_since, state, assignee_id,
       archived, created_at, updated_at)
     SELECT id, '${organizationId}', '${session}', n || '@s.whatsapp.net', 'person', id,
       CASE WHEN n % 50 = 0 THEN now() END, CASE WHEN n % 3 = 0 THEN 'closed' ELSE 'open' END,
       CASE WHEN n % 100 = 1 THEN '${userId}'::uuid END, n % 7 = 0, now(), now()
     FROM (SELECT n, (lpad(to_hex(1700000000000 + n), 12, '0') || '7000800000000000' || lpad(to_hex(n), 4, '0'))::uuid AS id
       FROM generate_series(1, ${MANY}) n) numbered;
     INSERT INTO contacts (id, organization_id, session_id, phone, push_name, created_at, updated_at)
     SELECT gen_random_uuid(), '${organizationId}', '${session}', n::text,
       md5(n::text) || CASE WHEN n % 1000 = 0 THEN ' Jané' ELSE '' END, now(), now()
     FROM generate_series(1, ${MANY}) n;
     INSERT INTO labels (id, organization_id, name, color, created_at)
     VALUES ('${label}', '${organizationId}', 'VIP', 1, now());
     INSERT INTO chat_labels (chat_id, label_id, organization_id)
     SELECT id, '${label}', organization_id FROM chats WHERE session_id = '${session}' AND jid LIKE '%7@%';
     ANALYZE`,
  );
});
afterAll(async () => {
  await asApp.destroy();
  await dataSource.destroy();
  await database.drop();
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

type Explained = { 'QUERY PLAN': [{ Plan: Plan }] }[];

async function explained(
  database: Pick<DataSource, 'query'>,
  sql: string,
  parameters: unknown[],
): Promise<Plan[]> {
  const [row] = await database.query<Explained>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    parameters,
  );
  return row ? nodesOf(row['QUERY PLAN'][0].Plan) : [];
}

/** What the function does that finds chats by their names. */
function explainedNames(q: string): Promise<Plan[]> {
  return dataSource.transaction(async (tx) => {
    await tx.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
    const [body] = await tx.query<{ prosrc: string }[]>(
      `SELECT prosrc FROM pg_proc WHERE proname = 'found_chats'`,
    );
    return explained(tx, body?.prosrc ?? '', [containing(q)]);
  });
}

/** What the database does for a page: its steps, and how many rows they touch. */
async function planOf(query: ListChatsQuery): Promise<{ scans: string[]; touched: number }> {
  const { sql, parameters } = statementOf(actor, query, null, 51);
  const nodes = await inOrganization(organizationId, () => explained(asApp, sql, parameters));
  if (query.q) nodes.push(...(await explainedNames(query.q)));
  const ofTables = nodes.filter((node) => node['Relation Name'] !== undefined);
  return {
    scans: ofTables
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? '')
      .filter((table) => table === 'chats' || table === 'contacts'),
    touched: ofTables.reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    ),
  };
}

const inTheMiddle = encodeCursor(leastId(new Date(1_700_000_000_000 + MANY / 2)));

it.each([
  ...CHAT_VIEWS.map((view): [string, ListChatsQuery] => [view, { view }]),
  ...CHAT_VIEWS.map((view): [string, ListChatsQuery] => [
    `${view}, further down`,
    { view, cursor: inTheMiddle },
  ]),
  ['a name', { q: 'jane' }],
  ['a number', { q: '+49 999' }],
  ['a label', {}],
  ['a session', {}],
] satisfies [string, ListChatsQuery][])(
  `of ${MANY} chats, a page of %s touches few`,
  async (name, query) => {
    if (name === 'a label') query.label = publicId('label', label);
    if (name === 'a session') query.sessionId = publicId('session', session);
    const { scans, touched } = await planOf(query);
    expect(scans).toEqual([]);
    expect(touched).toBeLessThan(FEW);
  },
);
