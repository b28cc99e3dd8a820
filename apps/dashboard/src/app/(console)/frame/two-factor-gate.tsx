'use client';

import { useState, type ReactNode } from 'react';
import dynamic from 'next/dynamic';
import { Button, Center, Group, Stack } from '@mantine/core';
import { refresh, signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import { LogoMark } from '../../../shared/brand/logo';
import { gateWords as words } from '../../../features/two-factor/words';

const SetUp = dynamic(() =>
  import('../../../features/two-factor/set-up').then((parts) => parts.SetUp),
);

/** Leads whoever has no second factor, where the organization requires one, to set it up. */
export function TwoFactorGate({ children }: { children: ReactNode }) {
  const { user, organization } = useIdentity();
  const [isSettingUp, setSettingUp] = useState(false);
  if (!user.needsTwoFactor) return children;
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack gap="md" w="100%" maw={460}>
        <LogoMark size={40} />
        <h1>{words.title}</h1>
        <p>{words.text(organization.name)}</p>
        {isSettingUp ? (
          <SetUp onDone={() => void refresh().catch(() => undefined)} />
        ) : (
          <Group gap="sm">
            <Button onClick={() => setSettingUp(true)}>{words.setUp}</Button>
            <Button variant="default" onClick={() => void signOut().catch(() => undefined)}>
              {words.logOut}
            </Button>
          </Group>
        )}
      </Stack>
    </Center>
  );
}
