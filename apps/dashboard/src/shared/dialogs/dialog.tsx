'use client';

import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';

export interface DialogProps {
  opened: boolean;
  title: string;
  /** `wide` for what is read, `large` for long forms. */
  size?: 'medium' | 'large' | 'wide';
  /** False where a click beside it would lose what is shown once. */
  closesOutside?: boolean;
  onClose: () => void;
  children: ReactNode;
}

const SIZES = { medium: 'md', large: 'lg', wide: 'min(64rem, 100%)' };

/** What lies over a screen until it is closed. Its state is reset each time it opens. */
export function Dialog({
  opened,
  title,
  size = 'medium',
  closesOutside = true,
  onClose,
  children,
}: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={SIZES[size]}
      closeOnClickOutside={closesOutside}
    >
      {children}
    </Modal>
  );
}
