'use client';

import { Button, Group, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import { useInstallation } from '../../../features/installation/queries';
import { PageHeader } from '../../../shared/screens/page-header';
import { Section } from '../../../shared/screens/section';
import { Facts } from '../../../shared/ui/facts';
import { AuditLog } from './audit-log';
import { LogOutEverywhere } from './log-out-everywhere';
import { PasswordForm } from './password-form';
import { auditWords, passwordWords, words } from './words';

/** The account, the organization, and the installation. */
export function SettingsScreen() {
  const { user, organization } = useIdentity();
  const { data: installation } = useInstallation();
  const mode = installation?.mode === 'simulated' ? words.simulated : words.live;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack gap="lg">
        <Section title={words.profile} look="framed">
          <Facts
            look="beside"
            facts={[
              { term: words.name, value: user.name },
              { term: words.email, value: user.email },
              { term: words.role, value: user.role },
            ]}
          />
        </Section>
        <Section title={passwordWords.title} look="framed">
          <PasswordForm />
        </Section>
        <Section title={words.organization} look="framed">
          <Facts
            look="beside"
            facts={[
              { term: words.name, value: organization.name },
              { term: words.id, value: <code>{organization.id}</code> },
            ]}
          />
        </Section>
        <Section title={words.appearance} look="framed">
          <Facts look="beside" facts={[{ term: words.theme, value: <ThemeChoice /> }]} />
        </Section>
        {(user.role === 'owner' || user.role === 'admin') && (
          <Section title={auditWords.title} look="framed">
            <AuditLog />
          </Section>
        )}
        {installation && (
          <Section title={words.installation} look="framed">
            <Facts
              look="beside"
              facts={[
                { term: words.version, value: installation.version },
                { term: words.whatsapp, value: mode },
              ]}
            />
          </Section>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={() => void signOut().catch(() => undefined)}>
            {words.logOut}
          </Button>
          <LogOutEverywhere />
        </Group>
      </Stack>
    </>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <SegmentedControl
      aria-label={words.theme}
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'auto', label: words.themeSystem },
        { value: 'light', label: words.themeLight },
        { value: 'dark', label: words.themeDark },
      ]}
    />
  );
}
