import { Client } from 'pg';

/**
 * Writes that only the process holding the session may do, by table: everything received from its connection.
 * Any process may accept messages of the API, or fail them.
 */
const GUARDED = {
  session_credentials: 'INSERT OR UPDATE OR DELETE',
  session_keys: 'INSERT OR UPDATE OR DELETE',
  session_notices: 'INSERT',
  message_changes: 'INSERT',
} as const;
const ARRIVED = `NEW.direction = 'inbound' OR NEW.status <> 'pending'`;
const RECEIPT = `NEW.status IS DISTINCT FROM OLD.status AND NEW.status <> 'failed'`;

const trigger = (name: string, events: string, table: string, when = 'true'): string =>
  `CREATE TRIGGER ${name} AFTER ${events} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION audit_write();`;

/**
 * Records in the database which process writes what arrives on a session. Only the process
 * that took it last may. Independent of how the product protects itself.
 */
const INSTALL = `
  CREATE TABLE audit_holders (session_id uuid, epoch bigint, process text, PRIMARY KEY (session_id, epoch));
  CREATE TABLE audit_stale_writes (what text NOT NULL);
  CREATE FUNCTION audit_process() RETURNS text LANGUAGE sql AS
    $$ SELECT split_part(current_setting('application_name'), ' ', 2) $$;
  CREATE FUNCTION audit_taking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    INSERT INTO audit_holders VALUES (NEW.session_id, NEW.epoch, audit_process()) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    session uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.session_id ELSE NEW.session_id END;
    holder text;
  BEGIN
    SELECT process INTO holder FROM audit_holders
    WHERE session_id = session ORDER BY epoch DESC LIMIT 1;
    IF holder IS DISTINCT FROM audit_process() THEN
      INSERT INTO audit_stale_writes VALUES (format('%s of %s for session %s by process %s, held by %s',
        TG_OP, TG_TABLE_NAME, session, audit_process(), coalesce(holder, 'none')));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER audit_taking AFTER INSERT OR UPDATE ON session_leases FOR EACH ROW EXECUTE FUNCTION audit_taking();
  ${Object.entries(GUARDED)
    .map(([table, events]) => trigger('audit_write', events, table))
    .join('\n  ')}
  ${trigger('audit_arrived', 'INSERT', 'messages', ARRIVED)}
  ${trigger('audit_receipt', 'UPDATE OF status', 'messages', RECEIPT)}`;

/** Records of the database about which process writes. */
export class WriteAudit {
  private constructor(private readonly url: string) {}

  /** Installs the triggers. Must run before any session is linked. */
  static async start(url: string): Promise<WriteAudit> {
    const audit = new WriteAudit(url);
    await audit.query(INSTALL);
    return audit;
  }

  /** Writes of processes that no longer held the session. */
  async staleWrites(): Promise<string[]> {
    return (await this.query<{ what: string }>('SELECT what FROM audit_stale_writes')).map(
      ({ what }) => what,
    );
  }

  /** Ids of the processes that hold sessions, each once. */
  async holders(): Promise<string[]> {
    const rows = await this.query<{ process: string }>(
      `SELECT DISTINCT process FROM (
         SELECT DISTINCT ON (session_id) process FROM audit_holders ORDER BY session_id, epoch DESC) latest`,
    );
    return rows.map(({ process }) => process);
  }

  /** Over a new database connection each time: the database is killed repeatedly. */
  private async query<Row extends object>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url, application_name: 'audit' });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}
