'use client';

import { useState } from 'react';
import { Button, Table, Text } from '@mantine/core';
import type { InvitationView, MemberView } from '@whathooks/dto';
import { reaches } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useInvitations, useRevokeInvitation } from '../../../../features/members/queries';
import { useLimitText } from '../../../../features/clients/limits';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { CardTable } from '../../../../shared/lists/card-table';
import classes from '../../../../shared/lists/card-table.module.css';
import { notifyDone } from '../../../../shared/notices/notify';
import { QueryState } from '../../../../shared/screens/query-state';
import { Section } from '../../../../shared/screens/section';
import { Moment } from '../../../../shared/ui/moment';
import { LimitedRole } from './limited-role';
import { invitationWords as words } from './words';

/** Invitations that nobody has accepted yet. */
export function OpenInvitations({ members }: { members: readonly MemberView[] }) {
  const query = useInvitations();
  const revoke = useRevokeInvitation();
  const [revoked, setRevoked] = useState<InvitationView | null>(null);
  return (
    <Section title={words.title}>
      <QueryState
        query={query}
        height={80}
        isEmpty={(invitations) => invitations.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            {words.none}
          </Text>
        }
      >
        {(invitations) => (
          <InvitationTable invitations={invitations} members={members} onRevoke={setRevoked} />
        )}
      </QueryState>
      <Confirm
        opened={revoked !== null}
        title={words.revokeTitle}
        action={words.revokeAction}
        onClose={() => setRevoked(null)}
        onConfirm={async () => {
          if (!revoked) return;
          await revoke.mutateAsync(revoked.id);
          notifyDone(words.revoked);
        }}
      >
        {words.revokeText}
      </Confirm>
    </Section>
  );
}

interface InvitationTableProps {
  invitations: readonly InvitationView[];
  members: readonly MemberView[];
  onRevoke: (invitation: InvitationView) => void;
}

function InvitationTable({ invitations, members, onRevoke }: InvitationTableProps) {
  const { user } = useIdentity();
  const limitText = useLimitText();
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? id;
  return (
    <CardTable columns={[words.for, words.role, words.by, words.expires]} actions={words.actions}>
      {invitations.map((invitation) => (
        <Table.Tr key={invitation.id}>
          <Table.Th scope="row" data-label={words.for}>
            <span className={classes.breaking}>{invitation.email ?? words.anybody}</span>
          </Table.Th>
          <Table.Td data-label={words.role}>
            <LimitedRole role={invitation.role} limit={limitText(invitation)} />
          </Table.Td>
          <Table.Td data-label={words.by}>{nameOf(invitation.invitedBy)}</Table.Td>
          <Table.Td data-label={words.expires}>
            <Moment at={invitation.expiresAt} />
          </Table.Td>
          <Table.Td className={classes.actions}>
            {reaches(user.role, invitation.role) ? (
              <Button
                variant="default"
                size="xs"
                aria-label={words.revokeOf(invitation.email ?? words.anybody)}
                onClick={() => onRevoke(invitation)}
              >
                {words.revoke}
              </Button>
            ) : (
              <Text size="xs" c="dimmed">
                {words.above}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </CardTable>
  );
}
