'use client';

import { ActionIcon, Button, CopyButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { words } from '../words';

interface CopyProps {
  value: string;
  /** What is copied, for the accessible name: "Copy secret". */
  what: string;
}

/** How long "Copied" stays, in milliseconds. */
const CONFIRMATION = 2_000;

/** A small icon beside what it copies. */
export function CopyIcon({ value, what }: CopyProps) {
  return (
    <CopyButton value={value} timeout={CONFIRMATION}>
      {({ copied, copy }) => (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="dimmed"
            aria-label={words.copy(what)}
            // The browser's own: the documentation loads nothing to place one of ours.
            title={copied ? words.copied : words.copy(what)}
            onClick={copy}
          >
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}
          </ActionIcon>
          <VisuallyHidden aria-live="polite">{copied ? words.copiedWhat(what) : ''}</VisuallyHidden>
        </>
      )}
    </CopyButton>
  );
}

/** A labelled button, where copying is the main thing to do. */
export function CopyAction({ value, what }: CopyProps) {
  return (
    <CopyButton value={value} timeout={CONFIRMATION}>
      {({ copied, copy }) => (
        <>
          <Button
            variant="default"
            size="xs"
            onClick={copy}
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.7} />}
          >
            {copied ? words.copied : words.copy(what)}
          </Button>
          <VisuallyHidden aria-live="polite">{copied ? words.copiedWhat(what) : ''}</VisuallyHidden>
        </>
      )}
    </CopyButton>
  );
}
