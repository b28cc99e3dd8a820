import type { Database } from '../sql';
import { rowsOf } from '../sql';
import { ALL_ORGANIZATIONS, ORGANIZATION_SETTING } from './scoped-query';
import { type SecuredTable, sessionsCondition } from './session-policies';

/** The column of the organization, where it has another name. */
const COLUMNS: Readonly<Record<string, string>> = { organizations: 'id' };

/**
 * Tables whose policy does not bind their owner: under a policy no statement may ask an index of texts, so functions of
 * the owner read those for the organization of the transaction. Bound nevertheless where the application is the owner.
 */
export const READ_BY_OWNER = ['chats', 'contacts', 'groups', 'search_entries'] as const;

const POLICY = 'organization';
/** The second one, of what belongs to a session. */
const SESSIONS_POLICY = 'sessions';

/**
 * Tables with an organization, and whether their policies stand. Partitions are left out: they are reached through
 * their table, and nobody has a right on them alone.
 */
const TABLES = `
  SELECT c.relname AS name, c.relrowsecurity AS "isOn", c.relforcerowsecurity AS "isForced",
         EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${POLICY}') AS "hasPolicy",
         (SELECT obj_description(p.oid, 'pg_policy') FROM pg_policy p
          WHERE p.polrelid = c.oid AND p.polname = '${SESSIONS_POLICY}') AS "sessionsPolicy",
         (SELECT array_agg(a.attname::text) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND (c.relname = 'organizations' OR EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped))
  ORDER BY c.relname`;

/** Views that read with the rights of their owner, from PostgreSQL 15 on, which knows another way. */
const VIEWS = `
  SELECT c.relname AS name FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'v'
    AND current_setting('server_version_num')::int >= 150000
    AND NOT coalesce(c.reloptions, '{}') @> ARRAY['security_invoker=true']
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

interface Table extends SecuredTable {
  isOn: boolean;
  isForced: boolean;
  hasPolicy: boolean;
  /** The condition of its second policy, as it was made; null where it has none. */
  sessionsPolicy: string | null;
}

/**
 * Gives every table with an organization its policy: a row is there for whoever works for its organization, or for
 * all. What belongs to a session has a second one, which narrows the first. Runs after the migrations, so a new table
 * needs nothing of its own.
 *
 * @param role that the application runs under; `none` for the owner.
 */
export async function secureTables(db: Database, role: string): Promise<void> {
  for (const table of await rowsOf<Table>(db, TABLES)) {
    const isForced = role === 'none' || !(READ_BY_OWNER as readonly string[]).includes(table.name);
    if (!table.isOn || !table.hasPolicy || table.isForced !== isForced)
      await db.query(`
        ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY, ${isForced ? '' : 'NO '}FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS ${POLICY} ON ${table.name};
        CREATE POLICY ${POLICY} ON ${table.name} USING (${sees(COLUMNS[table.name] ?? 'organization_id')})`);
    await narrow(db, table);
  }
  for (const { name } of await rowsOf<{ name: string }>(db, VIEWS))
    await db.query(`ALTER VIEW ${name} SET (security_invoker = true)`);
}

/** Makes the policy of what belongs to a session, where it is missing or another one than this version's. */
async function narrow(db: Database, table: Table): Promise<void> {
  const condition = sessionsCondition(table);
  if (condition === table.sessionsPolicy) return;
  await db.query(`DROP POLICY IF EXISTS ${SESSIONS_POLICY} ON ${table.name}`);
  if (condition === null) return;
  await db.query(`
    CREATE POLICY ${SESSIONS_POLICY} ON ${table.name} AS RESTRICTIVE USING (${condition});
    COMMENT ON POLICY ${SESSIONS_POLICY} ON ${table.name} IS '${condition.replaceAll("'", "''")}'`);
}

/**
 * As a comparison of the two, the planner would take it for a second condition that few rows meet, beside the one of
 * the statement, and would choose plans for few rows. It takes almost every expression for not null.
 */
function sees(column: string): string {
  const setting = `current_setting('${ORGANIZATION_SETTING}', true)`;
  return `NULLIF(${setting} IN ('${ALL_ORGANIZATIONS}', ${column}::text), false) IS NOT NULL`;
}
