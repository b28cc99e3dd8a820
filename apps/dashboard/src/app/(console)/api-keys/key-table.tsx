import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { ApiKeyView } from '@whathooks/dto';
import { Moment } from '../../../shared/ui/moment';
import classes from './key-table.module.css';
import { SCOPES } from '../../../features/api-keys/words';

interface KeyTableProps {
  keys: readonly ApiKeyView[];
  onRevoke: (key: ApiKeyView) => void;
}

function permissions(key: ApiKeyView): string {
  return key.scopes.length === SCOPES.length ? 'Everything' : key.scopes.join(', ');
}

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <div className={classes.root}>
      <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Key</Table.Th>
            <Table.Th>Permissions</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Th scope="row" data-label="Name">
                {key.name}
              </Table.Th>
              <Table.Td data-label="Key">
                <code>wh_…{key.last4}</code>
              </Table.Td>
              <Table.Td data-label="Permissions">{permissions(key)}</Table.Td>
              <Table.Td data-label="Last used">
                {key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : 'Never'}
              </Table.Td>
              <Table.Td data-label="Expires">
                {key.expiresAt ? <Moment at={key.expiresAt} /> : 'Never'}
              </Table.Td>
              <Table.Td className={classes.actions}>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Revoke ${key.name}`}
                  onClick={() => onRevoke(key)}
                >
                  Revoke
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
