/** A database that runs statements: a pool, or an open transaction. */
export interface Database {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/**
 * The rows that a statement returns, of any kind.
 *
 * TypeORM returns the rows of a SELECT and an INSERT, but rows and their count for an UPDATE and a
 * DELETE; types written by hand are wrong for one of the two.
 */
export async function rowsOf<Row>(
  database: Database,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer = (await database.query(sql, parameters)) as unknown[];
  return (isWithCount(answer) ? answer[0] : answer) as Row[];
}

/** Number of rows changed by an UPDATE or a DELETE. */
export async function changedBy(
  database: Database,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const answer = (await database.query(sql, parameters)) as unknown[];
  if (!isWithCount(answer))
    throw new Error('only UPDATE and DELETE tell how many rows they changed');
  return answer[1];
}

/** Rows are objects, so a result of rows alone never looks like this. */
function isWithCount(answer: unknown[]): answer is [unknown[], number] {
  return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
}
