import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { ApiKeyView } from '@whathooks/dto';
import { Moment } from '../../../shared/ui/moment';
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
    <div className={classes.root}>
      <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.key}</Table.Th>
            <Table.Th>{words.permissions}</Table.Th>
            <Table.Th>{words.lastUsed}</Table.Th>
            <Table.Th>{words.expires}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{words.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
        </Table.Tbody>
      </Table>
    </div>
  );
}
