'use client';

import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import type { CreatedInvitation, MemberView } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { useMembers } from '../../../../features/members/queries';
import { useNewDialog } from '../../../../shared/address';
import { BackLink } from '../../../../shared/screens/back-link';
import { PageHeader } from '../../../../shared/screens/page-header';
import { QueryState } from '../../../../shared/screens/query-state';
import { Section } from '../../../../shared/screens/section';
import { InviteDialog } from './invite-dialog';
import { HelpDialog } from './help-dialog';
import { LinkDialog } from './link-dialog';
import { MemberTable } from './member-table';
import { OpenInvitations } from './open-invitations';
import { RemoveQuestion } from './remove-question';
import { RoleDialog } from './role-dialog';
import { RoleTable } from './role-table';
import { words } from './words';

/** Who belongs to the organization, who is invited, and what each role may do. */
export function PeopleScreen() {
  const { organization } = useIdentity();
  const mayManage = useMay('members:write');
  const query = useMembers();
  const dialog = useNewDialog();
  // A link is shown once, and stands in no address.
  const [invitation, setInvitation] = useState<CreatedInvitation | null>(null);
  const [changed, setChanged] = useState<MemberView | null>(null);
  const [removed, setRemoved] = useState<MemberView | null>(null);
  const [helped, setHelped] = useState<MemberView | null>(null);
  return (
    <>
      <BackLink href="/settings/" label={words.settings} />
      <PageHeader
        title={words.title}
        lead={words.lead(organization.name)}
        action={
          mayManage && (
            <Button leftSection={<IconUserPlus size={16} />} onClick={dialog.open}>
              {words.invite}
            </Button>
          )
        }
      />
      <Stack gap="xl">
        <Section title={words.members}>
          {!mayManage && (
            <Text size="sm" c="dimmed" mb="sm">
              {words.membersOnly}
            </Text>
          )}
          <QueryState query={query} height={140}>
            {(members) => (
              <MemberTable
                members={members}
                onChange={setChanged}
                onRemove={setRemoved}
                onHelp={setHelped}
              />
            )}
          </QueryState>
        </Section>
        {mayManage && <OpenInvitations members={query.data ?? []} />}
        <Section title={words.roles}>
          <RoleTable />
        </Section>
      </Stack>
      {mayManage && (
        <InviteDialog
          opened={dialog.opened}
          onClose={dialog.close}
          onCreated={(created) => {
            dialog.close();
            setInvitation(created);
          }}
        />
      )}
      <LinkDialog invitation={invitation} onClose={() => setInvitation(null)} />
      <RoleDialog member={changed} onClose={() => setChanged(null)} />
      <HelpDialog member={helped} onClose={() => setHelped(null)} />
      <RemoveQuestion member={removed} onClose={() => setRemoved(null)} />
    </>
  );
}
