import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lane's rate outlives whoever works on it, and what was learnt of an address goes with the address. */
export class LaneKnowledge1700000000019 implements MigrationInterface {
  name = 'LaneKnowledge1700000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE delivery_lanes
        ADD COLUMN next_at timestamptz,
        ADD COLUMN revision integer NOT NULL DEFAULT 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE delivery_lanes DROP COLUMN revision, DROP COLUMN next_at;',
    );
  }
}
