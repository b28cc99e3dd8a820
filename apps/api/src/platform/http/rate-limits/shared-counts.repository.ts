import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../database/sql';
import type { CellCounts } from './window-counter';

/** In the order of the cells, so that two processes do not wait for each other. */
const ADD = `
  INSERT INTO request_counts AS r (counter, cell, minute, used)
  SELECT $1, cell, $2, used FROM unnest($3::int[], $4::int[]) AS given (cell, used) ORDER BY cell
  ON CONFLICT (counter, cell) DO UPDATE
  SET used = CASE WHEN r.minute = excluded.minute THEN r.used ELSE 0 END + excluded.used, minute = excluded.minute
  WHERE r.minute <= excluded.minute
  RETURNING cell, used`;

/** The table of what all processes counted, in as many rows as there are cells. */
@Injectable()
export class SharedCountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds what one process counted. What all of them did, in the same cells. */
  async add(counter: number, { window, used }: CellCounts): Promise<CellCounts> {
    const rows = await rowsOf<{ cell: number; used: number }>(this.dataSource, ADD, [
      counter,
      window,
      [...used.keys()],
      [...used.values()],
    ]);
    return { window, used: new Map(rows.map((row) => [row.cell, row.used])) };
  }
}
