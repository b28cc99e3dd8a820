import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What WhatsApp said when it ended a connection, until when it does not want another, and when it was linked. */
export class WhySessionsAreDown1700000000031 implements MigrationInterface {
  name = 'WhySessionsAreDown1700000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions ADD COLUMN status_detail text, ADD COLUMN retry_at timestamptz,
        ADD COLUMN linked_at timestamptz;
      UPDATE sessions SET linked_at = connected_at;
      ${withNames('sessions', 'status_reason')}
      ${withNames('session_transitions', 'reason')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE sessions DROP COLUMN status_detail, DROP COLUMN retry_at;',
    );
  }
}

/** Reasons that were codes get their names; what the next login tells replaces them. */
function withNames(table: string, column: string): string {
  return `
    UPDATE ${table} SET ${column} = CASE ${column}
      WHEN 'refused_402' THEN 'temporarily_banned' WHEN 'refused_403' THEN 'account_locked'
      WHEN 'refused_405' THEN 'client_outdated' WHEN 'refused_429' THEN 'rate_limited'
      WHEN 'refused_500' THEN 'connection_lost' WHEN 'refused_503' THEN 'connection_lost'
      ELSE 'refused' END
    WHERE ${column} LIKE 'refused\\_%';
    UPDATE ${table} SET ${column} = 'connection_lost' WHERE ${column} = 'closed';`;
}
