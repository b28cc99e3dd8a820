'use client';

import { useState } from 'react';
import { Button, Table } from '@mantine/core';
import type { ConnectLinkView } from '@whathooks/dto';
import { useConnectLinks, useRevokeConnectLink } from '../../../../../features/numbers/queries';
import { formatMomentWithin } from '../../../../../shared/format/format';
import { Confirm } from '../../../../../shared/dialogs/confirm';
import { CardTable } from '../../../../../shared/lists/card-table';
import classes from '../../../../../shared/lists/card-table.module.css';
import { notifyDone } from '../../../../../shared/notices/notify';
import { QueryState } from '../../../../../shared/screens/query-state';
import { Section } from '../../../../../shared/screens/section';
import { Moment } from '../../../../../shared/ui/moment';
import { connectWords, openLinkWords as words } from './words';

/** Links by which somebody can still link a phone to a number. Nothing where there is none. */
export function OpenLinks({ sessionId }: { sessionId: string }) {
  const query = useConnectLinks(sessionId);
  const revoke = useRevokeConnectLink(sessionId);
  const [chosen, setChosen] = useState<ConnectLinkView | null>(null);
  return (
    <>
      <QueryState query={query} height={0} isEmpty={({ length }) => length === 0} empty={null}>
        {(links) => (
          <Section title={words.title}>
            <LinkTable links={links} onRevoke={setChosen} />
          </Section>
        )}
      </QueryState>
      <Confirm
        opened={chosen !== null}
        title={words.revokeTitle}
        action={words.revokeAction}
        onClose={() => setChosen(null)}
        onConfirm={async () => {
          if (!chosen) return;
          await revoke.mutateAsync(chosen.id);
          notifyDone(words.revoked);
        }}
      >
        {words.revokeText}
      </Confirm>
    </>
  );
}

interface LinkTableProps {
  links: readonly ConnectLinkView[];
  onRevoke: (link: ConnectLinkView) => void;
}

function LinkTable({ links, onRevoke }: LinkTableProps) {
  return (
    <CardTable columns={[words.made, words.expires, words.language]} actions={words.actions}>
      {links.map((link) => (
        <Table.Tr key={link.id}>
          <Table.Th scope="row" data-label={words.made}>
            <Moment at={link.createdAt} />
          </Table.Th>
          <Table.Td data-label={words.expires}>
            <Moment at={link.expiresAt} />
          </Table.Td>
          <Table.Td data-label={words.language}>
            {link.language ? connectWords.languages[link.language] : connectWords.byBrowser}
          </Table.Td>
          <Table.Td className={classes.actions}>
            <Button
              variant="default"
              size="xs"
              aria-label={words.revokeOf(formatMomentWithin(link.createdAt))}
              onClick={() => onRevoke(link)}
            >
              {words.revoke}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </CardTable>
  );
}
