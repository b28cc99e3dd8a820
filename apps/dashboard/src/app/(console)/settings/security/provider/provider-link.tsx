'use client';

import { useState } from 'react';
import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import type { OidcView } from '@whathooks/dto';
import { goLinkProvider } from '../../../../../features/auth/provider/log-in';
import { useProviderLink, useUnlinkProvider } from '../../../../../features/auth/provider/queries';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../../shared/notices/notify';
import { Section } from '../../../../../shared/screens/section';
import { MomentWithin } from '../../../../../shared/ui/moment';
import { words } from './words';

/** Whether an account at the log-in provider opens the person's own. Nothing, where there is no provider. */
export function ProviderLink() {
  const { data } = useProviderLink();
  if (!data?.provider) return null;
  return (
    <Section title={words.title(data.provider)} look="framed">
      <State view={data} provider={data.provider} />
    </Section>
  );
}

function State({ view, provider }: { view: OidcView; provider: string }) {
  const [opened, setOpened] = useState<'link' | 'unlink' | null>(null);
  const { linked, hasPassword } = view;
  return (
    <Stack gap="md" align="flex-start">
      <Text size="sm" c="dimmed">
        {linked ? (
          <>
            {words.linked(provider, linked.email, <MomentWithin at={linked.linkedAt} />)}{' '}
            {!hasPassword && words.onlyWay}
          </>
        ) : (
          words.notLinked(provider)
        )}
      </Text>
      {linked ? (
        hasPassword && (
          <Button variant="default" onClick={() => setOpened('unlink')}>
            {words.unlink}
          </Button>
        )
      ) : (
        <Button variant="default" onClick={() => setOpened('link')}>
          {words.link(provider)}
        </Button>
      )}
      <Dialog
        opened={opened === 'link'}
        title={words.link(provider)}
        onClose={() => setOpened(null)}
      >
        <Linking hasPassword={hasPassword} provider={provider} onCancel={() => setOpened(null)} />
      </Dialog>
      <Dialog
        opened={opened === 'unlink'}
        title={words.unlinkTitle(provider)}
        onClose={() => setOpened(null)}
      >
        <Unlinking provider={provider} onDone={() => setOpened(null)} />
      </Dialog>
    </Stack>
  );
}

interface LinkingProps {
  hasPassword: boolean;
  provider: string;
  onCancel: () => void;
}

/** The password, and off to the provider. */
function Linking({ hasPassword, provider, onCancel }: LinkingProps) {
  const api = useApiForm({
    initialValues: { currentPassword: '' },
    validate: {
      currentPassword: (value) => (value || !hasPassword ? null : words.passwordMissing),
    },
    submit: ({ currentPassword }) => goLinkProvider(currentPassword),
  });
  return (
    <ApiForm api={api} submit={words.go(provider)} onCancel={onCancel}>
      <Text size="sm">{words.linkText(provider)}</Text>
      {hasPassword && (
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          data-autofocus
          {...api.form.getInputProps('currentPassword')}
        />
      )}
    </ApiForm>
  );
}

/** The password, without which nobody takes away what opens the account. */
function Unlinking({ provider, onDone }: { provider: string; onDone: () => void }) {
  const unlink = useUnlinkProvider();
  const api = useApiForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value ? null : words.passwordMissing) },
    submit: async ({ currentPassword }) => {
      await unlink.mutateAsync(currentPassword);
      notifyDone(words.unlinked(provider));
      onDone();
    },
  });
  return (
    <ApiForm api={api} submit={words.unlink} onCancel={onDone}>
      <Text size="sm">{words.unlinkText}</Text>
      <PasswordInput
        label={words.password}
        autoComplete="current-password"
        data-autofocus
        {...api.form.getInputProps('currentPassword')}
      />
    </ApiForm>
  );
}
