import type { ReactNode } from 'react';
import classes from '../../../../shared/ui/prose.module.css';

interface DocTableProps {
  label: string;
  head: readonly string[];
  /** Cells by row; the first is the row's own heading. */
  rows: readonly (readonly ReactNode[])[];
}

export function DocTable({ label, head, rows }: DocTableProps) {
  return (
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{first}</th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
