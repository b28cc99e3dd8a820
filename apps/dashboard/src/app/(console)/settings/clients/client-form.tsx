'use client';

import { useRef } from 'react';
import { MultiSelect, TextInput } from '@mantine/core';
import type { ClientView } from '@whathooks/dto';
import { NAME_MAX } from '@whathooks/dto/facts';
import { useKeepClient, useSetClientNumbers } from '../../../../features/clients/queries';
import { useSessions } from '../../../../features/numbers/queries';
import { numberLabel } from '../../../../features/numbers/status-text';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../shared/notices/notify';
import { useWebhooksQuestion } from './webhooks-question';
import { words } from './words';

interface ClientFormProps {
  /** Missing for one that is new. */
  client?: ClientView;
  onClose: () => void;
}

/** Name and numbers of a client. */
export function ClientForm({ client, onClose }: ClientFormProps) {
  const keep = useKeepClient();
  const assign = useSetClientNumbers();
  const { withChoice, question } = useWebhooksQuestion();
  const { data: sessions = [] } = useSessions();
  // One that was made, whose numbers could not be set, is not made again.
  const made = useRef(client?.id);
  const before = client?.sessionIds ?? [];
  const api = useApiForm({
    initialValues: { name: client?.name ?? '', sessionIds: before },
    validate: { name: (value) => (value.trim() === '' ? words.nameMissing : null) },
    submit: async ({ name, sessionIds }) => {
      const id = await keep.mutateAsync({ id: made.current, name: name.trim() });
      made.current = id;
      if (sessionIds.toSorted().join() !== before.toSorted().join())
        await withChoice((webhooks) =>
          assign.mutateAsync({ id, sessionIds, ...(webhooks && { webhooks }) }),
        );
      notifyDone(words.saved);
      onClose();
    },
    fieldOfCode: { name_taken: 'name' },
  });
  const { form } = api;
  const known = sessions.map((session) => ({ value: session.id, label: numberLabel(session) }));
  const gone = form.values.sessionIds
    .filter((id) => !known.some(({ value }) => value === id))
    .map((value) => ({ value, label: words.deleted }));
  return (
    <ApiForm api={api} submit={words.save} onCancel={onClose}>
      <TextInput
        label={words.name}
        placeholder={words.nameSample}
        autoComplete="off"
        maxLength={NAME_MAX}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <MultiSelect
        label={words.numbers}
        description={sessions.length === 0 ? words.noNumbersAtAll : words.numbersHint}
        placeholder={form.values.sessionIds.length === 0 ? words.chooseNumbers : undefined}
        data={[...known, ...gone]}
        searchable
        nothingFoundMessage={words.noSuchNumber}
        {...form.getInputProps('sessionIds')}
      />
      {question}
    </ApiForm>
  );
}
