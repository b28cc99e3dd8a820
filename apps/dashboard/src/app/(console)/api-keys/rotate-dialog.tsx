'use client';

import { NativeSelect, Text } from '@mantine/core';
import type { ApiKeyView } from '@whathooks/dto';
import { KEY_OVERLAP_DEFAULT_MINUTES, KEY_OVERLAP_MAX_MINUTES } from '@whathooks/dto/facts';
import { useRotateApiKey } from '../../../features/api-keys/queries';
import { Dialog } from '../../../shared/dialogs/dialog';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { rotateWords as words } from './words';

const OVERLAPS = [
  { value: '0', label: words.none },
  { value: '60', label: words.hour },
  { value: String(KEY_OVERLAP_DEFAULT_MINUTES), label: words.day },
  { value: String(KEY_OVERLAP_MAX_MINUTES), label: words.week },
];

interface RotateDialogProps {
  /** Null when none is rotated. */
  apiKey: ApiKeyView | null;
  onClose: () => void;
  onRotated: (token: string) => void;
}

/** Gives a key another secret, while the one before works for a while yet. */
export function RotateDialog({ apiKey, onClose, onRotated }: RotateDialogProps) {
  return (
    <Dialog opened={apiKey !== null} onClose={onClose} title={words.title(apiKey?.name ?? '')}>
      {apiKey && <RotateForm apiKey={apiKey} onClose={onClose} onRotated={onRotated} />}
    </Dialog>
  );
}

function RotateForm({ apiKey, onClose, onRotated }: RotateDialogProps & { apiKey: ApiKeyView }) {
  const rotate = useRotateApiKey();
  const api = useApiForm({
    initialValues: { minutes: String(KEY_OVERLAP_DEFAULT_MINUTES) },
    submit: async ({ minutes }) => {
      const { token } = await rotate.mutateAsync({
        id: apiKey.id,
        overlapMinutes: Number(minutes),
      });
      rotate.reset();
      onRotated(token);
    },
  });
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
      <Text size="sm">{words.text}</Text>
      <NativeSelect
        label={words.overlap}
        data={OVERLAPS}
        data-autofocus
        {...api.form.getInputProps('minutes')}
      />
    </ApiForm>
  );
}
