import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deletions of what others wrote in a group, which wait for word on whether an administrator made them. */
export class DeletionsByAdministrators1700000000021 implements MigrationInterface {
  name = 'DeletionsByAdministrators1700000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message_changes
        ADD COLUMN target_author text,
        ADD COLUMN denied_at timestamptz;
      CREATE INDEX message_changes_undecided ON message_changes (session_id, created_at)
        WHERE message_id IS NULL AND denied_at IS NULL AND target_author IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message_changes DROP COLUMN target_author, DROP COLUMN denied_at;
    `);
  }
}
