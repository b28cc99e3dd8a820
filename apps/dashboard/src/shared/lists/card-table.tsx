import type { ReactNode } from 'react';
import { Table, VisuallyHidden } from '@mantine/core';
import classes from './card-table.module.css';

interface CardTableProps {
  /** Heads of the columns. */
  columns: readonly string[];
  /** Name of the last column, which holds the buttons of each row, for screen readers. */
  actions: string;
  /** Rows. Each cell has `data-label` with the head of its column, which a card shows beside it. */
  children: ReactNode;
}

/** A table whose rows become cards where there is little room. */
export function CardTable({ columns, actions, children }: CardTableProps) {
  return (
    <div className={classes.root}>
      <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            <Table.Th>
              <VisuallyHidden>{actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
