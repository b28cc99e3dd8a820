'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { Button, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import type { CreatedInvitation, MemberView } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { useMembers } from '../../../../features/members/queries';
import { useNewDialog } from '../../../../shared/address';
import { PageHeader } from '../../../../shared/screens/page-header';
import { QueryState } from '../../../../shared/screens/query-state';
import { useOnceTrue } from '../../../../shared/use-once-true';
import { Section } from '../../../../shared/screens/section';
import { MemberTable } from './member-table';
import { OpenInvitations } from './open-invitations';
import { RemoveQuestion } from './remove-question';
import { RoleTable } from './role-table';
import { words } from './words';

// Each is loaded when it is opened first.
const InviteDialog = dynamic(() => import('./invite-dialog').then((parts) => parts.InviteDialog));
const LinkDialog = dynamic(() => import('./link-dialog').then((parts) => parts.LinkDialog));
const RoleDialog = dynamic(() => import('./role-dialog').then((parts) => parts.RoleDialog));
const HelpDialog = dynamic(() => import('./help-dialog').then((parts) => parts.HelpDialog));

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
  const wanted = {
    invite: useOnceTrue(dialog.opened),
    link: useOnceTrue(invitation !== null),
    role: useOnceTrue(changed !== null),
    help: useOnceTrue(helped !== null),
  };
  return (
    <>
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
      {mayManage && wanted.invite && (
        <InviteDialog
          opened={dialog.opened}
          onClose={dialog.close}
          onCreated={(created) => {
            dialog.close();
            setInvitation(created);
          }}
        />
      )}
      {wanted.link && <LinkDialog invitation={invitation} onClose={() => setInvitation(null)} />}
      {wanted.role && <RoleDialog member={changed} onClose={() => setChanged(null)} />}
      {wanted.help && <HelpDialog member={helped} onClose={() => setHelped(null)} />}
      <RemoveQuestion member={removed} onClose={() => setRemoved(null)} />
    </>
  );
}
