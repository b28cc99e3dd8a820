'use client';

import { Button, Group, Stack } from '@mantine/core';
import { Dialog } from '../../../shared/dialogs/dialog';
import { Notice } from '../../../shared/notices/notice';
import { SecretBox } from '../../../shared/ui/secret-box';
import { TryKey } from './try-key';
import { newKeyWords } from './words';

interface NewKeyDialogProps {
  /** Null when none was made. */
  token: string | null;
  onClose: () => void;
}

/** Shows the token of a new key, this once, and a request that uses it. */
export function NewKeyDialog({ token, onClose }: NewKeyDialogProps) {
  return (
    <Dialog
      opened={token !== null}
      onClose={onClose}
      title={newKeyWords.title}
      size="large"
      closesOutside={false}
    >
      {token !== null && <NewKey token={token} onDone={onClose} />}
    </Dialog>
  );
}

function NewKey({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Stack gap="md">
      <Notice tone="warning" title={newKeyWords.copyNow}>
        {newKeyWords.copyNowText}
      </Notice>
      <SecretBox label={newKeyWords.key} value={token} what={newKeyWords.keyCopy} />
      <TryKey token={token} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{newKeyWords.done}</Button>
      </Group>
    </Stack>
  );
}
