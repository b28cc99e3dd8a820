import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A label that is deleted leaves its id of WhatsApp taken: a new label must not get it. */
export class LabelsOnPhones1700000000134 implements MigrationInterface {
  name = 'LabelsOnPhones1700000000134';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session_labels
        ALTER COLUMN label_id DROP NOT NULL,
        DROP CONSTRAINT session_labels_label_id_fkey,
        ADD CONSTRAINT session_labels_label_id_fkey
          FOREIGN KEY (label_id) REFERENCES labels (id) ON DELETE SET NULL
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM session_labels WHERE label_id IS NULL');
    await queryRunner.query(`
      ALTER TABLE session_labels
        ALTER COLUMN label_id SET NOT NULL,
        DROP CONSTRAINT session_labels_label_id_fkey,
        ADD CONSTRAINT session_labels_label_id_fkey
          FOREIGN KEY (label_id) REFERENCES labels (id) ON DELETE CASCADE
    `);
  }
}
