import { useState } from 'react';
import { Checkbox, Text, Textarea } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { Section } from '../../../../../shared/screens/section';
import { words as shared } from '../../../../../shared/words';
import { callWords as words } from './words';

/** Whether a number rejects calls, and what it writes to the caller. */
export function CallsForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [saved, setSaved] = useState(false);
  const { rejectCalls } = session;
  const api = useApiForm({
    initialValues: { rejects: rejectCalls !== null, text: rejectCalls?.text ?? '' },
    submit: async ({ rejects, text }) => {
      setSaved(false);
      const setting = text.trim() ? { text } : {};
      await update.mutateAsync({ rejectCalls: rejects ? setting : null });
      setSaved(true);
    },
  });
  return (
    <Section title={words.title} look="framed">
      <ApiForm api={api} submit={words.submit} quiet status={saved ? shared.saved : ''}>
        <Text size="sm" c="dimmed">
          {words.about}
        </Text>
        <Checkbox
          label={words.rejects}
          {...api.form.getInputProps('rejects', { type: 'checkbox' })}
        />
        <Textarea
          label={words.text}
          description={words.textHint}
          placeholder={words.sample}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={TEXT_MAX_LENGTH}
          disabled={!api.form.values.rejects}
          {...api.form.getInputProps('text')}
        />
      </ApiForm>
    </Section>
  );
}
