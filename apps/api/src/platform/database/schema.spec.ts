import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../entities';
import { dataSourceOptions } from './connection/data-source';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(
    dataSourceOptions(database.url, { entities: ENTITIES }),
  ).initialize();
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Tables of entities. Migrations also create tables that only SQL uses. */
const entityTables = (): Set<string> =>
  new Set(dataSource.entityMetadatas.map((entity) => entity.tableName));

describe('the schema', () => {
  it('made by the migrations has every column of the entities, with the same type and nullability', async () => {
    const rows = await dataSource.query<
      { table: string; column: string; type: string; nullable: boolean }[]
    >(`
      SELECT table_name AS table, column_name AS column, is_nullable = 'YES' AS nullable,
             CASE WHEN data_type = 'ARRAY' THEN substr(udt_name, 2) || '[]' ELSE data_type END AS type
      FROM information_schema.columns WHERE table_schema = 'public'`);
    const inDatabase = rows
      .filter((row) => entityTables().has(row.table))
      .map((row) => `${row.table}.${row.column} ${row.type}${row.nullable ? ' null' : ''}`);
    const inEntities = dataSource.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => {
        const type = dataSource.driver.normalizeType(column) + (column.isArray ? '[]' : '');
        return `${entity.tableName}.${column.databaseName} ${type}${column.isNullable ? ' null' : ''}`;
      }),
    );
    expect(inDatabase.sort()).toEqual(inEntities.sort());
  });

  it('has the organization in every table except those of the installation and of users', async () => {
    const rows = await dataSource.query<{ table: string }[]>(`
      SELECT c.relname AS table FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id')`);
    expect(rows.map((row) => row.table).sort()).toEqual([
      'client_versions',
      'cluster_messages',
      'failed_tries',
      'installation_secrets',
      'known_devices',
      'master_key_links',
      'master_keys',
      'message_counting',
      'migrations',
      'oidc_identities',
      'oidc_log_ins',
      'organizations',
      'password_resets',
      'recovery_codes',
      'request_counts',
      'search_backfill',
      'two_factors',
      'users',
    ]);
  });

  it('can be reverted completely and created again', async () => {
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const rows = await dataSource.query<unknown[]>(
      `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migrations'`,
    );
    expect(rows).toHaveLength(0);
    expect(await dataSource.runMigrations()).toHaveLength(dataSource.migrations.length);
  });
});
