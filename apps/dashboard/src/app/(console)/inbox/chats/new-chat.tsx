'use client';

import { useRouter } from 'next/navigation';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { chatAddress } from '../../../../features/messages/address';
import { typedPhone } from '../../../../shared/format/format';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { chatWith } from './chats';

/** Begins a conversation with a number that has not written yet. */
export function NewChat({ sessionId }: { sessionId: string }) {
  const [opened, modal] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={modal.open}>
        New chat
      </Button>
      <Modal opened={opened} onClose={modal.close} title="New chat">
        <NewChatForm sessionId={sessionId} onClose={modal.close} />
      </Modal>
    </>
  );
}

function NewChatForm({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const router = useRouter();
  const { form, onSubmit } = useApiForm({
    initialValues: { to: '' },
    validate: {
      to: (value) =>
        /^[1-9]\d{6,14}$/.test(typedPhone(value)) || /^\S+@\S+$/.test(value.trim())
          ? null
          : 'Write the number with its country code, for example 15551234567.',
    },
    submit: ({ to }) => {
      router.push(chatAddress(sessionId, chatWith(typedPhone(to))));
      onClose();
      return Promise.resolve();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Phone number"
          description="With country code, or a full WhatsApp JID."
          placeholder="15551234567"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('to')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Open chat</Button>
        </Group>
      </Stack>
    </form>
  );
}
