import type { Database } from '../sql';
import { rowsOf } from '../sql';

/** The database cannot keep organizations apart for this user. The message says how to mend that. */
export class DatabaseRoleError extends Error {}

/** Rows of these tables are never changed or removed by the application: PostgreSQL refuses it. */
export const APPEND_ONLY = ['audit_log'] as const;

interface Login {
  name: string;
  role: string;
  isSuperuser: boolean;
  bypasses: boolean;
  mayCreateRoles: boolean;
  roleExists: boolean;
  mayBecome: boolean;
}

const LOGIN = `
  SELECT login.rolname AS name, login.rolname || '_app' AS role,
         login.rolsuper AS "isSuperuser", login.rolsuper OR login.rolbypassrls AS bypasses,
         login.rolsuper OR login.rolcreaterole AS "mayCreateRoles", app.oid IS NOT NULL AS "roleExists",
         app.oid IS NOT NULL AND pg_has_role(session_user, app.oid, 'MEMBER') AS "mayBecome"
  FROM pg_roles login LEFT JOIN pg_roles app ON app.rolname = login.rolname || '_app'
  WHERE login.rolname = session_user`;

/** What others have made at the same moment is there, too. */
const THERE: ReadonlySet<unknown> = new Set(['42710', '23505', 'XX000']);

/**
 * The role that the application runs under: it owns nothing, so policies bind it and it cannot change
 * them. Made when it is missing. Its name is that of the user who logs in, with `_app`.
 *
 * @returns `none` where the user who logs in can neither make nor become it. Policies bind that one, too, as they are
 *   forced on the owner; but it may change tables, and what is only added to.
 * @throws DatabaseRoleError when that user is above all policies
 */
export async function applicationRole(db: Database): Promise<string> {
  const login = await create(db, await look(db));
  if (!login.roleExists || !login.mayBecome) {
    if (!login.bypasses) return 'none';
    throw new DatabaseRoleError(
      `The user ${login.name} of DATABASE_URL is above row-level security (BYPASSRLS), so PostgreSQL would not keep organizations apart. Take that right away (ALTER ROLE ${quoted(login.name)} NOBYPASSRLS), or let an administrator run: CREATE ROLE ${quoted(login.role)} NOLOGIN; GRANT ${quoted(login.role)} TO ${quoted(login.name)};`,
    );
  }
  return login.role;
}

async function look(db: Database): Promise<Login> {
  const [login] = await rowsOf<Login>(db, LOGIN);
  if (!login) throw new Error('the user who is logged in is no role');
  return login;
}

async function create(db: Database, login: Login): Promise<Login> {
  if (!login.mayCreateRoles || (login.roleExists && login.mayBecome)) return login;
  const role = quoted(login.role);
  if (!login.roleExists) await orThere(db.query(`CREATE ROLE ${role} NOLOGIN`));
  if (!login.isSuperuser) await orThere(db.query(`GRANT ${role} TO ${quoted(login.name)}`));
  return look(db);
}

async function orThere(made: Promise<unknown>): Promise<void> {
  await made.catch((error: { driverError?: { code?: unknown } }) => {
    if (!THERE.has(error.driverError?.code)) throw error;
  });
}

interface Ungranted {
  name: string;
  isView: boolean;
}

/** Tables and views on which a right is missing, or is one too many. Nobody has rights on partitions alone. */
const UNGRANTED = `
  SELECT c.relname AS name, c.relkind = 'v' AS "isView" FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
    AND c.relname <> 'migrations'
    AND NOT (has_table_privilege($1, c.oid, 'SELECT')
      AND has_table_privilege($1, c.oid, 'INSERT') = (c.relkind <> 'v')
      AND has_table_privilege($1, c.oid, 'UPDATE') = (c.relkind <> 'v' AND c.relname <> ALL ($2))
      AND has_table_privilege($1, c.oid, 'DELETE') = (c.relkind <> 'v' AND c.relname <> ALL ($2)))`;

/** Gives the role of the application the rights that it lacks, on every table. */
export async function grantRights(db: Database, name: string): Promise<void> {
  if (name === 'none') return;
  const role = quoted(name);
  const tables = await rowsOf<Ungranted>(db, UNGRANTED, [name, APPEND_ONLY]);
  for (const table of tables) {
    await db.query(`REVOKE ALL ON ${table.name} FROM ${role}`);
    await db.query(`GRANT ${rightsOn(table)} ON ${table.name} TO ${role}`);
  }
  if (tables.length === 0) return;
  await db.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
}

function rightsOn({ name, isView }: Ungranted): string {
  if (isView) return 'SELECT';
  const isAppendOnly = (APPEND_ONLY as readonly string[]).includes(name);
  return isAppendOnly ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
