import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages by hour, and since when sessions are down. */
export class Overview1700000000145 implements MigrationInterface {
  name = 'Overview1700000000145';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Counted when an hour is over: reading a month of messages for a curve would cost what it holds.
      CREATE TABLE message_hours (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        hour timestamptz NOT NULL,
        organization_id uuid NOT NULL,
        inbound integer NOT NULL,
        outbound integer NOT NULL,
        PRIMARY KEY (session_id, hour)
      );
      CREATE INDEX message_hours_organization ON message_hours (organization_id, hour);
      CREATE INDEX message_hours_hour ON message_hours (hour);
      -- One row: the hour that is counted next.
      CREATE TABLE message_counting (next_hour timestamptz NOT NULL);
      INSERT INTO message_counting VALUES (date_trunc('hour', now() - interval '30 days', 'UTC'));

      ALTER TABLE sessions ADD COLUMN down_since timestamptz;
      UPDATE sessions SET down_since = left_at.created_at
      FROM (SELECT DISTINCT ON (session_id) session_id, created_at FROM session_transitions
            WHERE from_status = 'CONNECTED' ORDER BY session_id, id DESC) left_at
      WHERE left_at.session_id = sessions.id AND sessions.status <> 'CONNECTED';

      -- Moves are written in several places, one by one and many at once: this holds for all of them.
      CREATE FUNCTION note_down_since() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.status = 'CONNECTED' THEN NEW.down_since := NULL;
        ELSIF OLD.status = 'CONNECTED' THEN NEW.down_since := now();
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER sessions_down_since BEFORE UPDATE OF status ON sessions
        FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_down_since();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER sessions_down_since ON sessions;
      DROP FUNCTION note_down_since;
      ALTER TABLE sessions DROP COLUMN down_since;
      DROP TABLE message_counting, message_hours;
    `);
  }
}
