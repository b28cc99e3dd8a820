import type { TestDatabase } from '@whathooks/embedded-postgres';
import { Client } from 'pg';
import { migratedDatabase } from '../../../../test/storage/migrated';
import { newId } from '../ids';
import { APPEND_ONLY } from './application-role';
import { migrate } from './migrate';
import { READ_BY_OWNER } from './row-security';
import { roleOf, scopedUrl } from './start-options';

const [ours, theirs] = [newId(), newId()];
/** UUIDs of what the rows of each organization belong to. */
const PARENTS = ['sessions', 'chats', 'messages', 'groups', 'webhooks'] as const;
type Parent = (typeof PARENTS)[number];
const idsOf = (): Record<Parent, string> =>
  Object.fromEntries(PARENTS.map((table) => [table, newId()])) as Record<Parent, string>;
const IDS: Readonly<Record<string, Record<Parent, string>>> = {
  [ours]: idsOf(),
  [theirs]: idsOf(),
};
/** Columns that lead to a session, besides those that need a value. */
const LEADING = ['session_id', 'session_ids', 'chat_id', 'message_id', 'group_id', 'webhook_id'];

/** Tables with an organization of which nothing belongs to a session: what all of its members share, or set up. */
const SHARED = [
  ...[
    'alert_settings',
    'api_keys',
    'assignment_members',
    'assignment_rules',
    'audit_log',
    'clients',
  ],
  ...['data_keys', 'delivery_attempts', 'event_gates', 'files', 'idempotency_keys', 'invitations'],
  ...['labels', 'mails', 'media_uploads', 'memberships', 'organizations', 'recipient_checks'],
  ...['search_entries', 'search_pending', 'sign_ins', 'snippets'],
];

/** PostgreSQL's answer to a row that a policy refuses, and to a right that a role does not have. */
const REFUSED = '42501';

interface Column {
  name: string;
  type: string;
}
interface Table {
  name: string;
  /** Its column of the organization. */
  organization: string;
  isOn: boolean;
  isForced: boolean;
  policies: number;
  /** Those that need a value. */
  columns: Column[];
}

let database: TestDatabase;
let owner: Client;
/** Connected as the application is. */
let app: Client;
let tables: Table[];

beforeAll(async () => {
  database = await migratedDatabase();
  await migrate(database.url);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  app = new Client({ connectionString: scopedUrl(database.url) });
  await app.connect();
  tables = await tablesWithOrganization();
  await fill();
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.drop();
});

async function tablesWithOrganization(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `SELECT c.relname AS name, c.relrowsecurity AS "isOn", c.relforcerowsecurity AS "isForced",
           CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END AS organization,
           (SELECT count(*)::int FROM pg_policy WHERE polrelid = c.oid) AS policies,
           (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL)))
            FROM pg_attribute a WHERE attrelid = c.oid AND attnum > 0 AND (attnotnull OR attname = ANY ($1))
              AND attidentity = '' AND attgenerated = '' AND NOT attisdropped) AS columns
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (c.relname = 'organizations' OR EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id'))
    ORDER BY 1`,
    [LEADING],
  );
  return rows;
}

/** Gives every table a row of each organization. What else a row has to be does not matter here. */
async function fill(): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', conrelid::regclass, conname) AS statement
    FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace AND coninhcount = 0`);
  for (const { statement } of rows) await owner.query(statement);
  await owner.query('SET session_replication_role = replica');
  for (const table of tables)
    for (const organization of [ours, theirs]) await insert(owner, table, organization);
}

async function insert(client: Client, table: Table, organization: string): Promise<void> {
  const others = table.columns.filter(({ name }) => name !== table.organization);
  const names = [table.organization, ...others.map(({ name }) => name)];
  const values = [
    `'${organization}'`,
    ...others.map((column) => leading(table, column, organization) ?? valueOf(column)),
  ];
  await client.query(
    `INSERT INTO ${table.name} (${names.join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${values.join(', ')})`,
  );
}

/** The value of a column by which a row belongs to something else of its organization. */
function leading(table: Table, { name }: Column, organization: string): string | null {
  const ids = IDS[organization] ?? idsOf();
  const isParent = (PARENTS as readonly string[]).includes(table.name);
  if (name === 'id' && isParent) return `'${ids[table.name as Parent]}'`;
  if (name === 'id' && table.name === 'delivery_lanes') return `'${ids.webhooks}'`;
  if (name === 'session_ids') return `'{${ids.sessions}}'`;
  if (name === 'session_id' || name === 'subject_id') return `'${ids.sessions}'`;
  if (name === 'chat_id' || name === 'message_id')
    return `'${ids[`${name.slice(0, -3)}s` as Parent]}'`;
  if (name === 'group_id' || name === 'webhook_id')
    return `'${ids[`${name.slice(0, -3)}s` as Parent]}'`;
  return null;
}

function valueOf({ type }: Column): string {
  if (type === 'uuid') return `'${newId()}'`;
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'boolean') return 'false';
  if (/^(timestamp|date)/.test(type)) return 'now()';
  if (/^(integer|bigint|smallint|numeric|real|double)/.test(type))
    return String(Math.floor(Math.random() * 30_000));
  if (type === 'bytea') return `'\\x${newId().replaceAll('-', '')}'`;
  if (/^json/.test(type)) return `'{}'`;
  if (type === '"char"') return `'m'`;
  if (type === 'tsvector') return `'a'`;
  return `'${newId().slice(-12)}'`;
}

/** Runs a statement as the application, for an organization, all (`*`), or none, and some sessions; nothing stays. */
async function asApp<Row extends object>(
  organization: string | null,
  statement: string,
  sessions: string | null = null,
): Promise<{ rows: Row[]; rowCount: number | null }> {
  await app.query('BEGIN');
  try {
    if (organization !== null)
      await app.query(`SELECT set_config('app.organization', $1, true)`, [organization]);
    if (sessions !== null)
      await app.query(`SELECT set_config('app.sessions', $1, true)`, [sessions]);
    return await app.query<Row>(statement);
  } finally {
    await app.query('ROLLBACK');
  }
}

const organizationsIn = async (
  seenFor: string | null,
  table: Table,
  sessions: string | null = null,
): Promise<string[]> => {
  const statement = `SELECT ${table.organization} AS id FROM ${table.name} ORDER BY 1`;
  return (await asApp<{ id: string }>(seenFor, statement, sessions)).rows.map(({ id }) => id);
};

/** All that fail are told at once. */
async function ofEveryTable<T>(look: (table: Table) => Promise<T>): Promise<Record<string, T>> {
  const found: Record<string, T> = {};
  for (const table of tables) found[table.name] = await look(table);
  return found;
}
const every = <T>(value: T, which: (table: Table) => boolean = () => true): Record<string, T> =>
  Object.fromEntries(tables.filter(which).map(({ name }) => [name, value]));

const isShared = ({ name }: Table): boolean => SHARED.includes(name);

const refusal = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the role of the application', () => {
  it('owns nothing, and is above no policy', async () => {
    const { rows } = await owner.query(
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin AS "isMighty",
              (SELECT count(*)::int FROM pg_class WHERE relowner = role.oid) AS owned
       FROM pg_roles role WHERE rolname = $1`,
      [roleOf(database.url)],
    );
    expect(rows).toEqual([{ isMighty: false, owned: 0 }]);
  });

  it.each(APPEND_ONLY)(
    'adds to %s, and neither changes nor removes what is there',
    async (name) => {
      expect(await refusal(asApp('*', `UPDATE ${name} SET id = id`))).toBe(REFUSED);
      expect(await refusal(asApp('*', `DELETE FROM ${name}`))).toBe(REFUSED);
    },
  );

  it('cannot take a policy away', async () => {
    const turnOff = asApp('*', 'ALTER TABLE messages DISABLE ROW LEVEL SECURITY');
    expect(await refusal(turnOff)).toBe(REFUSED);
  });
});

describe('every table with an organization', () => {
  it('has a policy, which binds its owner, too', () => {
    const counts = (table: Table): number => (isShared(table) ? 1 : 2);
    const wrong = tables.filter((table) => !table.isOn || table.policies !== counts(table));
    expect(wrong.map(({ name, policies }) => [name, policies])).toEqual([]);
    const notForced = tables.filter(({ isForced }) => !isForced).map(({ name }) => name);
    expect(notForced).toEqual(READ_BY_OWNER);
  });

  it('shows no row to a statement without an organization', async () => {
    expect(await ofEveryTable((table) => organizationsIn(null, table))).toEqual(every([]));
    expect(await ofEveryTable((table) => organizationsIn('', table))).toEqual(every([]));
  });

  it('shows the rows of the organization that is set, and no others', async () => {
    expect(await ofEveryTable((table) => organizationsIn(ours, table))).toEqual(every([ours]));
  });

  it('shows all rows to work that says that it is for all', async () => {
    const all = [ours, theirs].sort();
    expect(await ofEveryTable((table) => organizationsIn('*', table))).toEqual(every(all));
  });

  it('shows nothing more through a view, nor through a function with the rights of the owner', async () => {
    const { rows: views } = await owner.query<{ name: string; isOpen: boolean }>(
      `SELECT relname AS name, NOT coalesce(reloptions, '{}') @> '{security_invoker=true}' AS "isOpen"
       FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace`,
    );
    expect(views.filter(({ isOpen }) => isOpen)).toEqual([]);
    expect(views).not.toEqual([]);
    const { rows: functions } = await owner.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(functions.map(({ name }) => name)).toEqual([
      'found_chats',
      'found_contacts',
      'found_entries',
      'found_groups',
    ]);
    const find = `SELECT found_entries(ARRAY['a'], 'ffffffff-ffff-ffff-ffff-ffffffffffff', ARRAY['m'], 9) AS found`;
    const found = (await asApp<{ found: string[] }>(ours, find)).rows;
    expect(found.map((row) => row.found.length)).toEqual([1]);
    expect(await refusal(asApp('*', find))).not.toBe('done');
    const contacts = await asApp(ours, `SELECT found_contacts('%')`);
    expect(contacts.rowCount).toBe(1);
    const groups = await asApp(ours, `SELECT found_groups('%')`);
    expect(groups.rowCount).toBe(1);
  });

  it('takes no row of another organization, nor any without one', async () => {
    const write = (seenFor: string | null) => (table: Table) =>
      refusal(asAppInserting(seenFor, table));
    expect(await ofEveryTable(write(null))).toEqual(every(REFUSED));
    expect(await ofEveryTable(write(ours))).toEqual(every(REFUSED));
  });

  it('lets nobody change or remove what is of another organization', async () => {
    const isChanged = (table: Table): boolean =>
      !(APPEND_ONLY as readonly string[]).includes(table.name);
    const changed = async (
      statement: (table: Table) => string,
    ): Promise<Record<string, unknown>> => {
      const counts: Record<string, unknown> = {};
      for (const table of tables.filter(isChanged))
        counts[table.name] = (await asApp(ours, statement(table))).rowCount;
      return counts;
    };
    const theirRows = ({ organization }: Table): string => `WHERE ${organization} = '${theirs}'`;
    const touch = (table: Table): string =>
      `UPDATE ${table.name} SET ${table.organization} = ${table.organization} ${theirRows(table)}`;
    expect(await changed(touch)).toEqual(every(0, isChanged));
    expect(await changed((table) => `DELETE FROM ${table.name} ${theirRows(table)}`)).toEqual(
      every(0, isChanged),
    );
    const given: Record<string, unknown> = {};
    for (const table of tables.filter(isChanged))
      given[table.name] = await refusal(
        asApp(ours, `UPDATE ${table.name} SET ${table.organization} = '${theirs}'`),
      );
    expect(given).toEqual(every(REFUSED, isChanged));
  });
});

describe('every table of which rows belong to a session', () => {
  const ourSession = `{${IDS[ours]?.sessions}}`;
  const another = `{${newId()}}`;

  it('is known, and so is every table that is not one', () => {
    const names = tables.map(({ name }) => name);
    expect(SHARED.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('shows what belongs to the sessions that are set', async () => {
    const seen = await ofEveryTable((table) => organizationsIn(ours, table, ourSession));
    expect(seen).toEqual(every([ours]));
  });

  it.each([
    ['another session', another],
    ['no session', '{}'],
  ])('shows nothing to work that is limited to %s', async (_, sessions) => {
    const seen = await ofEveryTable((table) => organizationsIn(ours, table, sessions));
    expect(seen).toEqual({ ...every([]), ...every([ours], isShared) });
  });

  it('shows nothing of another organization, whatever sessions are set', async () => {
    const sessions = `{${IDS[theirs]?.sessions}}`;
    const seen = await ofEveryTable((table) => organizationsIn(ours, table, sessions));
    expect(seen).toEqual({ ...every([]), ...every([ours], isShared) });
  });

  it('takes no row of another session, and changes and removes none', async () => {
    const isNarrowed = (table: Table): boolean => !isShared(table);
    const found: Record<string, unknown> = {};
    for (const table of tables.filter(isNarrowed)) {
      const touch = `UPDATE ${table.name} SET organization_id = organization_id`;
      found[table.name] = [
        await refusal(asAppInserting(ours, table, ours, another)),
        (await asApp(ours, touch, another)).rowCount,
        (await asApp(ours, `DELETE FROM ${table.name}`, another)).rowCount,
      ];
    }
    expect(found).toEqual(every([REFUSED, 0, 0], isNarrowed));
  });
});

async function asAppInserting(
  seenFor: string | null,
  table: Table,
  organization = theirs,
  sessions = '',
): Promise<void> {
  await app.query('BEGIN');
  try {
    if (seenFor !== null)
      await app.query(`SELECT set_config('app.organization', $1, true)`, [seenFor]);
    await app.query(`SELECT set_config('app.sessions', $1, true)`, [sessions]);
    await insert(app, table, organization);
  } finally {
    await app.query('ROLLBACK');
  }
}
