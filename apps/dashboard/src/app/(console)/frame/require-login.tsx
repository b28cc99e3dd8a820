'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Center, Loader, Stack, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { LogoMark } from '../../../shared/brand/logo';
import { restore } from '../../../features/auth/auth-store';
import { here, own } from '../../../shared/own-address';
import { loginAddress } from '../../../features/auth/next-address';
import { useAuth } from '../../../features/auth/use-auth';
import { usePhoneGroups } from '../../../shared/format/use-phone-groups';
import { words } from './words';

/** Shows the console to people who are logged in, and the login page to everybody else. */
export function RequireLogin({ children }: { children: ReactNode }) {
  const router = useRouter();
  const client = useQueryClient();
  const auth = useAuth();
  const canShowPhones = usePhoneGroups();
  const organization = auth.phase === 'signed-in' ? auth.organization.id : null;

  useEffect(() => void restore(), []);

  // What one organization read must never be shown to the next one on this machine.
  useEffect(() => {
    if (organization) return () => client.clear();
  }, [organization, client]);

  // Another organization was entered, here or in another tab: nothing of the one before may stay.
  const [home, setHome] = useState(organization);
  if (home === null && organization !== null) setHome(organization);
  const isElsewhere = home !== null && organization !== null && organization !== home;
  useEffect(() => {
    if (isElsewhere) window.location.assign(own('/overview/'));
  }, [isElsewhere]);

  useEffect(() => {
    if (auth.phase !== 'anonymous') return;
    const { pathname, search } = here();
    router.replace(loginAddress(auth.onPurpose ? '/' : pathname + search));
  }, [auth, router]);

  if (auth.phase === 'signed-in' && canShowPhones && !isElsewhere) return children;
  return (
    <Center mih="100dvh" p="md" component="main">
      {auth.phase === 'unreachable' ? (
        <ProblemNotice error={auth.problem} onRetry={() => void restore()} />
      ) : (
        <Stack align="center" gap="md">
          <LogoMark size={40} />
          <Loader size="sm" type="dots" />
          <VisuallyHidden role="status">{words.opening}</VisuallyHidden>
        </Stack>
      )}
    </Center>
  );
}
