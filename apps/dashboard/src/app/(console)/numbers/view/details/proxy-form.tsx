import { useState } from 'react';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import classes from './number-details.module.css';

/** Which proxy a number connects through. What is stored is never shown whole: it holds a password. */
export function ProxyForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [saved, setSaved] = useState('');
  const { proxy } = session;
  const change = async (to: string | null): Promise<void> => {
    setSaved('');
    await update.mutateAsync({ proxy: to });
    setSaved(to ? 'Saved. The number reconnects through it.' : 'Removed. The number reconnects.');
  };
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { proxy: '' },
    fieldOfCode: { proxy_invalid: 'proxy' },
    validate: { proxy: (value) => (value.trim() ? null : 'Enter the address of a proxy.') },
    submit: async ({ proxy: address }) => {
      await change(address.trim());
      form.reset();
    },
  });
  return (
    <section aria-labelledby="proxy-title">
      <h2 id="proxy-title" className={classes.title}>
        Proxy
      </h2>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            Everything of this number leaves through its proxy, and nothing around it. While the
            proxy cannot be reached, the number is disconnected.
          </Text>
          <Text size="sm">
            {proxy ? (
              <>
                Now: <code>{proxy.url}</code>
                {proxy.hasCredentials && ', with a user name and password'}
              </>
            ) : (
              'Now: none'
            )}
          </Text>
          {problem && <ProblemNotice error={problem} />}
          {update.error && !problem && !busy && <ProblemNotice error={update.error} />}
          <TextInput
            label={proxy ? 'Another proxy' : 'Proxy'}
            description="http://, https:// or socks5://, with user:password@ in front of the host where it wants them."
            placeholder="socks5://user:password@proxy.example:1080"
            autoComplete="off"
            spellCheck={false}
            maxLength={1_024}
            {...form.getInputProps('proxy')}
          />
          <Group gap="sm">
            <Button type="submit" variant="default" loading={busy}>
              Save proxy
            </Button>
            {proxy && (
              <Button
                variant="subtle"
                color="red"
                disabled={busy}
                onClick={() => void change(null).catch(() => undefined)}
              >
                Remove proxy
              </Button>
            )}
            <Text size="sm" role="status">
              {busy ? '' : saved}
            </Text>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
