import type { ReactNode } from 'react';
import { Button, Group, Table, Text } from '@mantine/core';
import type { ApiKeyView } from '@whathooks/dto';
import { useLimitText } from '../../../features/clients/limits';
import { isolated } from '../../../shared/format/format';
import { Moment, MomentWithin } from '../../../shared/ui/moment';
import { CardTable } from '../../../shared/lists/card-table';
import classes from '../../../shared/lists/card-table.module.css';
import { API_KEY_SCOPES } from '@whathooks/dto/facts';
import { rotateWords, tableWords as words, words as screenWords } from './words';

interface KeyTableProps {
  keys: readonly ApiKeyView[];
  onRotate: (key: ApiKeyView) => void;
  onRevoke: (key: ApiKeyView) => void;
}

function permissions(key: ApiKeyView): string {
  return key.scopes.length === API_KEY_SCOPES.length ? words.everything : key.scopes.join(', ');
}

export function KeyTable({ keys, onRotate, onRevoke }: KeyTableProps) {
  const limitText = useLimitText();
  return (
    <CardTable
      columns={[words.name, words.key, words.permissions, words.lastUsed, words.expires]}
      actions={words.actions}
    >
      {keys.map((key) => (
        <Table.Tr key={key.id}>
          <Table.Th scope="row" data-label={words.name}>
            <Under note={<Made apiKey={key} />}>{key.name}</Under>
          </Table.Th>
          <Table.Td data-label={words.key}>
            <Under
              note={
                key.previousWorksUntil &&
                words.previous(<MomentWithin at={key.previousWorksUntil} />)
              }
            >
              <code>{words.ending(key.last4)}</code>
            </Under>
          </Table.Td>
          <Table.Td data-label={words.permissions}>
            <Under note={limitText(key)}>{permissions(key)}</Under>
          </Table.Td>
          <Table.Td data-label={words.lastUsed}>
            <Under note={key.lastUsedAddress && words.usedFrom(key.lastUsedAddress)}>
              {key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : words.neverUsed}
            </Under>
          </Table.Td>
          <Table.Td data-label={words.expires}>
            {key.expiresAt ? <Moment at={key.expiresAt} /> : words.neverExpires}
          </Table.Td>
          <Table.Td className={classes.actions}>
            <Group gap="xs" justify="flex-end">
              <Button
                variant="default"
                size="xs"
                aria-label={rotateWords.actionOf(key.name)}
                onClick={() => onRotate(key)}
              >
                {rotateWords.action}
              </Button>
              <Button
                variant="default"
                size="xs"
                aria-label={screenWords.revokeKey(key.name)}
                onClick={() => onRevoke(key)}
              >
                {screenWords.revoke}
              </Button>
            </Group>
          </Table.Td>
        </Table.Tr>
      ))}
    </CardTable>
  );
}

/** Who made a key, and from where it works. */
function Made({ apiKey: { createdBy, createdAt, allowedAddresses } }: { apiKey: ApiKeyView }) {
  const at = <MomentWithin at={createdAt} />;
  return (
    <>
      {createdBy ? words.madeBy(isolated(createdBy.name), at) : words.made(at)}
      {allowedAddresses.length > 0 && (
        <>
          <br />
          {words.from(allowedAddresses)}
        </>
      )}
    </>
  );
}

/** Something with a note below it. */
function Under({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <span>
      {children}
      {note && (
        <Text size="xs" c="dimmed" fw={400} className={classes.breaking ?? ''}>
          {note}
        </Text>
      )}
    </span>
  );
}
