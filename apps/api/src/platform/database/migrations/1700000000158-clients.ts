import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clients: sessions of an organization under one name, to which people, invitations and API keys may be limited. */
export class Clients1700000000158 implements MigrationInterface {
  name = 'Clients1700000000158';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE clients (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX clients_name ON clients (organization_id, lower(name));

      ALTER TABLE sessions ADD COLUMN client_id uuid
        CONSTRAINT sessions_client REFERENCES clients (id) ON DELETE SET NULL;
      CREATE INDEX sessions_client ON sessions (client_id) WHERE client_id IS NOT NULL;
    `);
    for (const table of LIMITED)
      await queryRunner.query(`
        ALTER TABLE ${table}
          -- Clients and sessions to which it is limited; both null for no limit.
          ADD COLUMN client_ids uuid[],
          ADD COLUMN session_ids uuid[],
          ADD CONSTRAINT ${table}_limit CHECK ((client_ids IS NULL) = (session_ids IS NULL));
      `);
    await queryRunner.query(`
      -- Sessions of an organization that belong to one of these clients, or are one of these.
      CREATE FUNCTION sessions_within(organization uuid, clients uuid[], sessions uuid[]) RETURNS uuid[]
        LANGUAGE sql STABLE AS $$
        SELECT ARRAY(SELECT id FROM sessions
          WHERE organization_id = $1 AND (client_id = ANY ($2) OR id = ANY ($3)) ORDER BY id)
      $$;

      -- What is deleted is a limit of nobody. Whoever had no other is limited to nothing, and not to everything.
      CREATE FUNCTION forget_limits() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${LIMITED.map(
          (table) => `
        UPDATE ${table} SET client_ids = array_remove(client_ids, OLD.id), session_ids = array_remove(session_ids, OLD.id)
          WHERE organization_id = OLD.organization_id AND OLD.id = ANY (client_ids || session_ids);`,
        ).join('')}
        RETURN NULL;
      END $$;
      CREATE TRIGGER clients_limits AFTER DELETE ON clients FOR EACH ROW EXECUTE FUNCTION forget_limits();
      CREATE TRIGGER sessions_limits AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION forget_limits();

      -- A session that comes to a client, or leaves it, changes what people who are limited to it may see.
      CREATE FUNCTION tell_reach_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('whathooks_bus', '- ' || json_build_array(
          json_build_array('rights.changed', json_build_object('organizationId', NEW.organization_id)))::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_client_added AFTER INSERT ON sessions
        FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION tell_reach_changed();
      CREATE TRIGGER sessions_client_changed AFTER UPDATE OF client_id ON sessions
        FOR EACH ROW WHEN (OLD.client_id IS DISTINCT FROM NEW.client_id) EXECUTE FUNCTION tell_reach_changed();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER sessions_client_changed ON sessions;
      DROP TRIGGER sessions_client_added ON sessions;
      DROP TRIGGER sessions_limits ON sessions;
      DROP TRIGGER clients_limits ON clients;
      DROP FUNCTION tell_reach_changed(), forget_limits(), sessions_within(uuid, uuid[], uuid[]);
      ${LIMITED.map((table) => `ALTER TABLE ${table} DROP COLUMN client_ids, DROP COLUMN session_ids;`).join('\n')}
      ALTER TABLE sessions DROP COLUMN client_id;
      DROP TABLE clients;
    `);
  }
}

/** What may be limited to clients and sessions. */
const LIMITED = ['memberships', 'invitations', 'api_keys'] as const;
