'use client';

import { useCreateApiKey } from '../../../features/api-keys/queries';
import { Dialog } from '../../../shared/dialogs/dialog';
import { CreateKeyForm } from './create-key-form';
import { words } from './words';

interface CreateKeyDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (token: string) => void;
}

/** Makes a key. */
export function CreateKeyDialog({ opened, onClose, onCreated }: CreateKeyDialogProps) {
  const create = useCreateApiKey();
  return (
    <Dialog opened={opened} onClose={onClose} title={words.create}>
      <CreateKeyForm
        onCancel={onClose}
        onSubmit={async (request) => {
          const { token } = await create.mutateAsync(request);
          create.reset();
          onCreated(token);
        }}
      />
    </Dialog>
  );
}
