'use client';

import { useOs } from '@mantine/hooks';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { KeyList } from '../../../../shared/ui/key-list';
import { words } from './words';

interface ShortcutsDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Keys that work on every screen. */
export function ShortcutsDialog({ opened, onClose }: ShortcutsDialogProps) {
  const isMac = useOs() === 'macos';
  return (
    <Dialog opened={opened} title={words.title} onClose={onClose}>
      <KeyList groups={words.groups(isMac ? '⌘ K' : words.paletteKey)} />
    </Dialog>
  );
}
