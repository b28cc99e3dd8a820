import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the deletion of old files looks for. */
export class MediaRetention1700000000085 implements MigrationInterface {
  name = 'MediaRetention1700000000085';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX media_ready ON media (id) WHERE status = 'ready' AND message_id IS NOT NULL;
      CREATE INDEX media_expires ON media (expires_at) WHERE expires_at IS NOT NULL;
      CREATE UNIQUE INDEX files_object ON files (object);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX media_ready, media_expires, files_object');
  }
}
