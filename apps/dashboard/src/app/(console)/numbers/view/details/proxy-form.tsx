import { useState } from 'react';
import { Button, Text, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { PROXY_MAX } from '@whathooks/dto/facts';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { Section } from '../../../../../shared/screens/section';
import { proxyWords as words } from './words';

/** Which proxy a number connects through. What is stored is never shown whole: it holds a password. */
export function ProxyForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [status, setStatus] = useState('');
  const { proxy } = session;
  const change = async (to: string | null): Promise<void> => {
    setStatus('');
    await update.mutateAsync({ proxy: to });
    setStatus(to ? words.saved : words.removed);
  };
  const api = useApiForm({
    initialValues: { proxy: '' },
    fieldOfCode: { proxy_invalid: 'proxy' },
    validate: { proxy: (value) => (value.trim() ? null : words.missing) },
    submit: async ({ proxy: address }) => {
      await change(address.trim());
      api.form.reset();
    },
  });
  return (
    <Section title={words.title} look="framed">
      <ApiForm
        api={api}
        submit={words.submit}
        quiet
        status={status}
        buttons={
          proxy && (
            <Button
              variant="subtle"
              color="red"
              disabled={api.busy}
              onClick={() => void change(null).catch(() => undefined)}
            >
              {words.remove}
            </Button>
          )
        }
      >
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
        <Text size="sm">{proxy ? <Current proxy={proxy} /> : words.none}</Text>
        {update.error && !api.problem && !api.busy && <ProblemNotice error={update.error} />}
        <TextInput
          label={proxy ? words.another : words.field}
          description={words.hint}
          placeholder={words.sample}
          autoComplete="off"
          spellCheck={false}
          maxLength={PROXY_MAX}
          {...api.form.getInputProps('proxy')}
        />
      </ApiForm>
    </Section>
  );
}

function Current({ proxy }: { proxy: NonNullable<SessionView['proxy']> }) {
  const address = <code>{proxy.url}</code>;
  return proxy.hasCredentials ? words.nowWithCredentials(address) : words.now(address);
}
