'use client';

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useCreateGroup } from '../../../../features/groups/queries';
import { words } from '../../../../features/groups/words';
import { numberLabel } from '../../../../features/numbers/status-text';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { formatPhone } from '../../../../shared/format/format';
import { notifyPartly } from '../../../../shared/notices/notify';
import { numbersIn } from '../person/group-members';
import { newChatWords } from './words';

interface NewGroupProps {
  sessions: readonly SessionView[];
  /** Number that makes it. */
  sessionId: string;
  onOpen: (chatId: string) => void;
  onClose: () => void;
}

/** Makes a group. Who could not be added is told. */
export function NewGroup({ sessions, sessionId, onOpen, onClose }: NewGroupProps) {
  const create = useCreateGroup();
  const api = useApiForm({
    initialValues: { from: sessionId, subject: '', members: '' },
    validate: {
      subject: (value) => (value.trim() ? null : words.subjectWrong),
      members: (value) => (numbersIn(value).length > 0 ? null : words.numbersWrong),
    },
    submit: async ({ from, subject, members }) => {
      const group = await create.mutateAsync({
        ...{ sessionId: from, subject: subject.trim(), members: numbersIn(members) },
      });
      for (const { member, outcome, detail } of group.outcomes)
        if (outcome !== 'done') notifyPartly(words.notAdded(formatPhone(member)), detail);
      onClose();
      if (group.chatId) onOpen(group.chatId);
    },
  });
  return (
    <ApiForm api={api} submit={words.create} onCancel={onClose}>
      {sessions.length > 1 && (
        <NativeSelect
          label={newChatWords.from}
          data={sessions.map((one) => ({ value: one.id, label: numberLabel(one) }))}
          {...api.form.getInputProps('from')}
        />
      )}
      <TextInput label={words.subject} data-autofocus {...api.form.getInputProps('subject')} />
      <Textarea
        label={words.add}
        description={words.addHint}
        placeholder="15551234567"
        autosize
        minRows={3}
        {...api.form.getInputProps('members')}
      />
    </ApiForm>
  );
}
