'use client';

import { useRef } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { words } from './words';

interface AttachButtonProps {
  disabled: boolean;
  onFiles: (files: Iterable<File>) => void;
}

export function AttachButton({ disabled, onFiles }: AttachButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={words.chooseFiles}
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <ActionIcon
        size={36}
        variant="subtle"
        color="gray"
        aria-label={words.attach}
        title={words.attach}
        disabled={disabled}
        onClick={() => chooser.current?.click()}
      >
        <IconPaperclip size={18} stroke={1.8} />
      </ActionIcon>
    </>
  );
}
