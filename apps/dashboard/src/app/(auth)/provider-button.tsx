'use client';

import { useState } from 'react';
import { Button, Divider, Stack } from '@mantine/core';
import { goToProvider } from '../../features/auth/provider/log-in';
import { useInstallation } from '../../features/installation/queries';
import { ProblemNotice } from '../../shared/notices/problem-notice';
import { providerButtonWords as words } from './words';

interface ProviderButtonProps {
  /** What follows the # in the link of an invitation that is to be accepted. */
  invitation?: string;
}

/** Leads to the log-in provider, where this installation has one. */
export function ProviderButton({ invitation }: ProviderButtonProps) {
  const { data } = useInstallation();
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (!data?.logInProvider) return null;
  const leave = async () => {
    setLeaving(true);
    setProblem(null);
    try {
      // It stays busy: the page is about to be left.
      await goToProvider(invitation);
    } catch (failure) {
      setProblem(failure);
      setLeaving(false);
    }
  };
  return (
    <Stack gap="md" mt="md">
      <Divider label={words.or} />
      {problem !== null && <ProblemNotice error={problem} />}
      <Button variant="default" fullWidth loading={isLeaving} onClick={() => void leave()}>
        {words.go(data.logInProvider)}
      </Button>
    </Stack>
  );
}
