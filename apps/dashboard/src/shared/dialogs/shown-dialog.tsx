'use client';

import { Modal } from '@mantine/core';
import type { DialogProps } from './dialog-props';

const SIZES = { medium: 'md', large: 'lg', wide: 'min(64rem, 100%)' };

/** The part of a dialog that is loaded when one opens first. */
export function ShownDialog({
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
