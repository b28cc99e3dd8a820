import { useState } from 'react';
import { Switch } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { Section } from '../../../../../shared/screens/section';
import { words as shared } from '../../../../../shared/words';
import { activityWords as words } from './words';

const SETTINGS = ['presence', 'receiveStatus', 'receiveChannels', 'showTyping'] as const;

/** What a number takes in beside chats, and what it shows of itself. */
export function ActivityForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [saved, setSaved] = useState(false);
  const { presence, receiveStatus, receiveChannels, showTyping } = session;
  const api = useApiForm({
    initialValues: { presence, receiveStatus, receiveChannels, showTyping },
    submit: async (values) => {
      setSaved(false);
      await update.mutateAsync(values);
      setSaved(true);
    },
  });
  return (
    <Section title={words.title} look="framed">
      <ApiForm api={api} submit={words.submit} quiet status={saved ? shared.saved : ''}>
        {SETTINGS.map((name) => (
          <Switch
            key={name}
            label={words.labels[name]}
            description={words.hints[name]}
            {...api.form.getInputProps(name, { type: 'checkbox' })}
          />
        ))}
      </ApiForm>
    </Section>
  );
}
