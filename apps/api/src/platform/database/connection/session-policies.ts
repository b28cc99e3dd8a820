import { SESSIONS_SETTING } from './scoped-query';

/** A table with an organization, and the names of its columns. */
export interface SecuredTable {
  name: string;
  columns: readonly string[];
}

const SETTING = `current_setting('${SESSIONS_SETTING}', true)`;
/** Read once for each statement. */
const SESSIONS = `(SELECT nullif(${SETTING}, '')::uuid[])::uuid[]`;

/** What belongs to a row of another table is there with that row: whose policy is asked, in turn. */
const PARENTS: readonly (readonly [column: string, table: string])[] = [
  ['chat_id', 'chats'],
  ['message_id', 'messages'],
  ['group_id', 'groups'],
  ['webhook_id', 'webhooks'],
];

/** Tables whose sessions stand elsewhere than in a column `session_id`. */
const OTHERWISE: Readonly<Record<string, string>> = {
  sessions: `id = ANY (${SESSIONS})`,
  // One that sends of other sessions, too, is not there: neither its address nor its secret.
  webhooks: `session_ids <@ ${SESSIONS}`,
  delivery_lanes: exists('webhooks', 'delivery_lanes.id'),
  alerts: `${exists('sessions', 'alerts.subject_id')} OR ${exists('webhooks', 'alerts.subject_id')}`,
  // A file that stands in no message yet is known by its id to who uploaded it.
  media: `message_id IS NULL OR ${exists('messages', 'media.message_id')}`,
};

/** Tables that look as if they belonged to a session, and are seen without it; each says why. */
export const NOT_NARROWED: Readonly<Record<string, string>> = {
  delivery_attempts:
    'They are read by the id of their delivery alone, which was found before; it may stand in the queue or in the log.',
};

/**
 * The condition under which a row is there for work that is limited to some sessions; null for a table of which
 * nothing belongs to a session. For work without a limit it costs one comparison, and the planner takes it for true,
 * as it does the policy of organizations.
 */
export function sessionsCondition({ name, columns }: SecuredTable): string | null {
  const within = name in NOT_NARROWED ? null : (OTHERWISE[name] ?? byColumn(name, columns));
  return within && `NULLIF(coalesce(${SETTING}, '') = '' OR ${within}, false) IS NOT NULL`;
}

function byColumn(name: string, columns: readonly string[]): string | null {
  if (columns.includes('session_id')) return `session_id = ANY (${SESSIONS})`;
  const parent = PARENTS.find(([column]) => columns.includes(column));
  return parent ? exists(parent[1], `${name}.${parent[0]}`) : null;
}

function exists(table: string, id: string): string {
  return `EXISTS (SELECT FROM ${table} parent WHERE parent.id = ${id})`;
}
