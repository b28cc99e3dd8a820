import type { DataSource, EntityManager } from 'typeorm';

/** Whatever runs statements: a pool, or an open transaction. */
export type Database = Pick<DataSource | EntityManager, 'query'>;

/**
 * The rows that a statement returns, whatever its kind.
 *
 * TypeORM answers a SELECT and an INSERT with the rows, and an UPDATE and a DELETE with the rows and their
 * count; types that a caller writes down by hand are wrong for one of the two.
 */
export async function rowsOf<Row>(
  database: Database,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer = await database.query<unknown[]>(sql, parameters);
  return (isWithCount(answer) ? answer[0] : answer) as Row[];
}

/** How many rows an UPDATE or a DELETE changed. */
export async function changedBy(
  database: Database,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const answer = await database.query<unknown[]>(sql, parameters);
  if (!isWithCount(answer))
    throw new Error('only UPDATE and DELETE tell how many rows they changed');
  return answer[1];
}

/** Rows are objects, so no answer with rows alone looks like this. */
function isWithCount(answer: unknown[]): answer is [unknown[], number] {
  return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
}
