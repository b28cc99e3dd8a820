'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useOpenChat } from '../../../../features/chats/queries';
import { words as groupWords } from '../../../../features/groups/words';
import { numberLabel } from '../../../../features/numbers/status-text';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { typedPhone } from '../../../../shared/format/format';
import { newChatWords as words } from './words';

const NewGroup = dynamic(async () => (await import('./new-group')).NewGroup, { ssr: false });

export interface NewChatProps {
  sessions: readonly SessionView[];
  /** Number that is looked at; empty for all. */
  sessionId: string;
  onOpen: (chatId: string) => void;
}

interface NewChatDialogProps extends NewChatProps {
  opened: boolean;
  onClose: () => void;
}

/** Asks for whom a conversation is begun with. */
export function NewChatDialog({ opened, onClose, ...props }: NewChatDialogProps) {
  const [kind, setKind] = useState('chat');
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title}>
      <SegmentedControl
        fullWidth
        mb="md"
        aria-label={groupWords.kind}
        value={kind}
        onChange={setKind}
        data={[
          { value: 'chat', label: groupWords.newChat },
          { value: 'group', label: groupWords.group },
        ]}
      />
      {kind === 'chat' ? (
        <NewChatForm {...props} onClose={onClose} />
      ) : (
        <NewGroup
          {...props}
          sessionId={usualOf(props.sessions, props.sessionId)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

/** The number that is looked at; else one that can send. */
function usualOf(sessions: readonly SessionView[], sessionId: string): string {
  const connected = sessions.find(({ status }) => status === 'CONNECTED');
  return sessionId || (connected ?? sessions[0])?.id || '';
}

function NewChatForm({
  sessions,
  sessionId,
  onOpen,
  onClose,
}: NewChatProps & { onClose: () => void }) {
  const opening = useOpenChat();
  const api = useApiForm({
    initialValues: { to: '', from: usualOf(sessions, sessionId) },
    validate: {
      to: (value) =>
        /^[1-9]\d{6,14}$/.test(typedPhone(value)) || /^\S+@\S+$/.test(value.trim())
          ? null
          : words.phoneWrong,
    },
    submit: async ({ to, from }) => {
      const chat = await opening.mutateAsync({ sessionId: from, to: typedPhone(to) });
      onClose();
      onOpen(chat.id);
    },
  });
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
      {sessions.length > 1 && (
        <NativeSelect
          label={words.from}
          data={sessions.map((one) => ({ value: one.id, label: numberLabel(one) }))}
          {...api.form.getInputProps('from')}
        />
      )}
      <TextInput
        label={words.phone}
        description={words.phoneHint}
        placeholder="15551234567"
        autoComplete="off"
        data-autofocus
        {...api.form.getInputProps('to')}
      />
    </ApiForm>
  );
}
