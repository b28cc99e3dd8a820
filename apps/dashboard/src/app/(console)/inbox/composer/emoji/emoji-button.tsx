'use client';

import { memo, useState } from 'react';
import dynamic from 'next/dynamic';
import { ActionIcon, Loader, Popover } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { words } from './words';

// The names of all emojis come when somebody looks for one.
const EmojiPicker = dynamic(() => import('./emoji-picker').then((file) => file.EmojiPicker), {
  loading: () => <Loader size="sm" m="md" />,
});

interface EmojiButtonProps {
  disabled?: boolean;
  onChoose: (emoji: string) => void;
}

/** Opens the emojis; one that is chosen goes into the text, and they stay open. */
export const EmojiButton = memo(function EmojiButton({
  disabled = false,
  onChoose,
}: EmojiButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          size={36}
          variant="subtle"
          color="gray"
          aria-label={words.open}
          title={words.open}
          disabled={disabled}
          onClick={() => setOpen((before) => !before)}
        >
          <IconMoodSmile size={19} stroke={1.8} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={words.open}>
        <EmojiPicker onChoose={onChoose} />
      </Popover.Dropdown>
    </Popover>
  );
});
