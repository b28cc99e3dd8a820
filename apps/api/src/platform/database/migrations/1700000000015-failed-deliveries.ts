import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What went wrong in an organization is found at once, however much went well since. */
export class FailedDeliveries1700000000015 implements MigrationInterface {
  name = 'FailedDeliveries1700000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX deliveries_organization_failed ON deliveries (organization_id, id) WHERE status <> 'delivered';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX deliveries_organization_failed;');
  }
}
