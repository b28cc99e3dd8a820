import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events whose deliveries wait for something that the event still lacks. A row lives for seconds. */
export class EventGates1700000000087 implements MigrationInterface {
  name = 'EventGates1700000000087';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE event_gates (
        event_id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        key uuid NOT NULL UNIQUE,
        opens_at timestamptz NOT NULL
      );
      CREATE INDEX event_gates_opens ON event_gates (opens_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE event_gates');
  }
}
