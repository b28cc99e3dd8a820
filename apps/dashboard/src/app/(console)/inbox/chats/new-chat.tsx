'use client';

import dynamic from 'next/dynamic';
import { ActionIcon } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useMay } from '../../../../features/auth/use-may';
import { useNewDialog } from '../../../../shared/address';
import { useOnceTrue } from '../../../../shared/use-once-true';
import type { NewChatProps } from './new-chat-dialog';
import { newChatWords as words } from './words';

const NewChatDialog = dynamic(() =>
  import('./new-chat-dialog').then((parts) => parts.NewChatDialog),
);

/** Begins a conversation with somebody who has not written yet. */
export function NewChat(props: NewChatProps) {
  const { opened, open, close } = useNewDialog();
  const isWanted = useOnceTrue(opened);
  if (!useMay('messages:send')) return null;
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        aria-label={words.title}
        title={words.title}
        onClick={open}
      >
        <IconMessagePlus size={20} stroke={1.7} />
      </ActionIcon>
      {isWanted && <NewChatDialog {...props} opened={opened} onClose={close} />}
    </>
  );
}
