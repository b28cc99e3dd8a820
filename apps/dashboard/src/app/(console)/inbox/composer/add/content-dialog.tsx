import type { ReactNode } from 'react';
import { Button, Stack } from '@mantine/core';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { words } from './words';

interface ContentDialogProps {
  title: string;
  /** Sends the content, where it is complete. */
  onSubmit: () => void;
  onClose: () => void;
  /** Fields, and how the content will look. */
  children: ReactNode;
}

/** A dialog with the form of one content, such as a poll. */
export function ContentDialog({ title, onSubmit, onClose, children }: ContentDialogProps) {
  return (
    <Dialog opened title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog stands inside the form of the composer.
          event.stopPropagation();
          onSubmit();
        }}
      >
        <Stack gap="sm">
          {children}
          <Button type="submit">{words.send}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
