import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees the status posts that numbers write. */
export class StatusAudiences1700000000114 implements MigrationInterface {
  name = 'StatusAudiences1700000000114';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE status_audiences (
        message_id uuid PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        -- Decided when the post is accepted: every try, and its deletion, goes to the same people.
        jids text[] NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE status_audiences');
  }
}
