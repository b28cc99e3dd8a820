import { Button, Table } from '@mantine/core';
import type { ApiKeyView } from '@whathooks/dto';
import { Moment } from '../../../shared/ui/moment';
import { CardTable } from '../../../shared/lists/card-table';
import classes from '../../../shared/lists/card-table.module.css';
import { SCOPES } from '../../../features/api-keys/words';
import { tableWords as words, words as screenWords } from './words';

interface KeyTableProps {
  keys: readonly ApiKeyView[];
  onRevoke: (key: ApiKeyView) => void;
}

function permissions(key: ApiKeyView): string {
  return key.scopes.length === SCOPES.length ? words.everything : key.scopes.join(', ');
}

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <CardTable
      columns={[words.name, words.key, words.permissions, words.lastUsed, words.expires]}
      actions={words.actions}
    >
      {keys.map((key) => (
        <Table.Tr key={key.id}>
          <Table.Th scope="row" data-label={words.name}>
            {key.name}
          </Table.Th>
          <Table.Td data-label={words.key}>
            <code>{words.ending(key.last4)}</code>
          </Table.Td>
          <Table.Td data-label={words.permissions}>{permissions(key)}</Table.Td>
          <Table.Td data-label={words.lastUsed}>
            {key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : words.never}
          </Table.Td>
          <Table.Td data-label={words.expires}>
            {key.expiresAt ? <Moment at={key.expiresAt} /> : words.never}
          </Table.Td>
          <Table.Td className={classes.actions}>
            <Button
              variant="default"
              size="xs"
              aria-label={screenWords.revokeKey(key.name)}
              onClick={() => onRevoke(key)}
            >
              {screenWords.revoke}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </CardTable>
  );
}
