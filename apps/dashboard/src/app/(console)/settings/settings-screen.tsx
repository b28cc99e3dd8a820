'use client';

import type { ReactNode } from 'react';
import { Button, Group, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import { useInstallation } from '../../../features/installation/queries';
import { PageHeader } from '../../../shared/screens/page-header';
import { AuditLog } from './audit-log';
import { LogOutEverywhere } from './log-out-everywhere';
import { PasswordForm } from './password-form';
import classes from './settings-screen.module.css';

export function SettingsScreen() {
  const { user, organization } = useIdentity();
  const { data: installation } = useInstallation();
  return (
    <>
      <PageHeader title="Settings" />
      <Stack gap="lg">
        <Section title="Profile">
          <Fact term="Name">{user.name}</Fact>
          <Fact term="E-mail">{user.email}</Fact>
          <Fact term="Role">{user.role}</Fact>
        </Section>
        <section className={classes.section} aria-label="Password">
          <h2 className={classes.title}>Password</h2>
          <PasswordForm />
        </section>
        <Section title="Organization">
          <Fact term="Name">{organization.name}</Fact>
          <Fact term="Id">
            <code>{organization.id}</code>
          </Fact>
        </Section>
        <Section title="Appearance">
          <Fact term="Theme">
            <ThemeChoice />
          </Fact>
        </Section>
        {(user.role === 'owner' || user.role === 'admin') && (
          <section className={classes.section} aria-label="Audit log">
            <h2 className={classes.title}>Audit log</h2>
            <AuditLog />
          </section>
        )}
        {installation && (
          <Section title="Installation">
            <Fact term="Version">{installation.version}</Fact>
            <Fact term="WhatsApp">
              {installation.mode === 'simulated'
                ? 'Simulated: no message leaves this machine'
                : 'Live'}
            </Fact>
          </Section>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={() => void signOut().catch(() => undefined)}>
            Log out
          </Button>
          <LogOutEverywhere />
        </Group>
      </Stack>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <dl className={classes.facts}>{children}</dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <SegmentedControl
      aria-label="Theme"
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'auto', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  );
}
