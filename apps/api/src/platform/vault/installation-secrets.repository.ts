import { type Database, rowsOf } from '../database/sql';

/** Inserts a sealed secret, unless one with this name exists. */
export async function insertUnlessThere(db: Database, name: string, sealed: Buffer): Promise<void> {
  await db.query(
    'INSERT INTO installation_secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
    [name, sealed],
  );
}

/** The sealed secret with this name. */
export async function findSecret(db: Database, name: string): Promise<Buffer | null> {
  const [row] = await rowsOf<{ value: Buffer }>(
    db,
    'SELECT value FROM installation_secrets WHERE name = $1',
    [name],
  );
  return row?.value ?? null;
}
