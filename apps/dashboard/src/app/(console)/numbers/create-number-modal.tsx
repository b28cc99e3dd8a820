'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useCreateSession } from '../../../features/numbers/queries';
import { PairsInput, pairsProblem, toRecord, type Pair } from '../../../shared/forms/pairs-input';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { numberAddress } from '../../../features/numbers/address';

/** Most pairs of metadata, as the API has it. */
const METADATA_MAX_PAIRS = 20;

interface CreateNumberModalProps {
  opened: boolean;
  onClose: () => void;
}

export function CreateNumberModal({ opened, onClose }: CreateNumberModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Link a number">
      <CreateNumberForm onClose={onClose} />
    </Modal>
  );
}

function CreateNumberForm({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const create = useCreateSession();
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: { name: '', metadata: [] as Pair[] },
    validate: {
      name: (value) => (value.trim() ? null : 'Give the number a name.'),
      metadata: (pairs) => pairsProblem(pairs),
    },
    submit: async ({ name, metadata }) => {
      const pairs = toRecord(metadata);
      const session = await create.mutateAsync({
        name: name.trim(),
        ...(Object.keys(pairs).length > 0 ? { metadata: pairs } : {}),
      });
      onClose();
      router.push(numberAddress(session.id));
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {problem && <ProblemNotice error={problem} />}
        <TextInput
          label="Name"
          description="Only your team sees this name."
          placeholder="Bakery Example"
          maxLength={100}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <PairsInput
          legend="Metadata"
          description="Your own key-value pairs, such as a customer id. Every event of this number includes them."
          addLabel="Add metadata"
          max={METADATA_MAX_PAIRS}
          value={form.values.metadata}
          onChange={(pairs) => form.setFieldValue('metadata', pairs)}
          error={form.errors.metadata}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Create and show code
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
