'use client';

import { useRouter } from 'next/navigation';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { chatAddress } from '../../../../features/messages/address';
import { useNewDialog } from '../../../../shared/address';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { typedPhone } from '../../../../shared/format/format';
import { chatWith } from './chats';
import { newChatWords as words } from './words';

/** Begins a conversation with a number that has not written yet. */
export function NewChat({ sessionId }: { sessionId: string }) {
  const dialog = useNewDialog();
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={dialog.open}
      >
        {words.title}
      </Button>
      <Dialog opened={dialog.opened} onClose={dialog.close} title={words.title}>
        <NewChatForm sessionId={sessionId} onClose={dialog.close} />
      </Dialog>
    </>
  );
}

function NewChatForm({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const router = useRouter();
  const api = useApiForm({
    initialValues: { to: '' },
    validate: {
      to: (value) =>
        /^[1-9]\d{6,14}$/.test(typedPhone(value)) || /^\S+@\S+$/.test(value.trim())
          ? null
          : words.phoneWrong,
    },
    submit: ({ to }) => {
      router.replace(chatAddress(sessionId, chatWith(typedPhone(to))));
      return Promise.resolve();
    },
  });
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
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
