import { Client } from 'pg';

/**
 * Watches inside the database who writes what arrives on a session: a process that is not the one
 * that took it last must not. Knows nothing of how the product guards itself against that.
 */
const WATCH = `
  CREATE TABLE audit_holders (session_id uuid, epoch bigint, process text, PRIMARY KEY (session_id, epoch));
  CREATE TABLE audit_stale_writes (what text NOT NULL);
  CREATE FUNCTION audit_process() RETURNS text LANGUAGE sql AS
    $$ SELECT split_part(current_setting('application_name'), ' ', 2) $$;
  CREATE FUNCTION audit_taking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit_holders VALUES (NEW.session_id, NEW.epoch, audit_process()) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_write() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE holder text;
  BEGIN
    SELECT process INTO holder FROM audit_holders
    WHERE session_id = NEW.session_id ORDER BY epoch DESC LIMIT 1;
    IF holder <> audit_process() THEN
      INSERT INTO audit_stale_writes
      VALUES (format('%s of session %s by process %s, held by %s', TG_TABLE_NAME, NEW.session_id, audit_process(), holder));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER audit_taking AFTER INSERT OR UPDATE ON session_leases FOR EACH ROW EXECUTE FUNCTION audit_taking();
  CREATE TRIGGER audit_keys AFTER INSERT OR UPDATE ON session_keys FOR EACH ROW EXECUTE FUNCTION audit_write();
  CREATE TRIGGER audit_messages AFTER INSERT ON messages FOR EACH ROW
    WHEN (NEW.direction = 'inbound') EXECUTE FUNCTION audit_write();`;

/** What the database saw of who writes. */
export class WriteAudit {
  private constructor(private readonly url: string) {}

  /** Begins to watch. Has to happen before any session is linked. */
  static async begin(url: string): Promise<WriteAudit> {
    const audit = new WriteAudit(url);
    await audit.ask(WATCH);
    return audit;
  }

  /** Writes of processes that another one had followed already. */
  async staleWrites(): Promise<string[]> {
    return (await this.ask<{ what: string }>('SELECT what FROM audit_stale_writes')).map(
      ({ what }) => what,
    );
  }

  /** Ids of the processes that hold sessions, each once. */
  async holders(): Promise<string[]> {
    const rows = await this.ask<{ process: string }>(
      `SELECT DISTINCT process FROM (
         SELECT DISTINCT ON (session_id) process FROM audit_holders ORDER BY session_id, epoch DESC) latest`,
    );
    return rows.map(({ process }) => process);
  }

  /** Over a connection of its own: the database is killed again and again. */
  private async ask<Row extends object>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url, application_name: 'audit' });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}
