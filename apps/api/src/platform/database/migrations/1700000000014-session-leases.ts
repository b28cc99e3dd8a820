import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process holds a session: a WhatsApp number has one line. */
export class SessionLeases1700000000014 implements MigrationInterface {
  name = 'SessionLeases1700000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE session_leases (
        session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        -- Key of the advisory lock that the process holds as long as it lives.
        holder bigint NOT NULL,
        -- Grows with every taking: whoever held it before writes nothing any more.
        epoch bigint NOT NULL,
        expires_at timestamptz NOT NULL
      ) WITH (fillfactor = 50);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE session_leases');
  }
}
