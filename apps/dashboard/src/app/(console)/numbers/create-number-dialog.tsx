'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { METADATA_MAX_PAIRS, NAME_MAX } from '@whathooks/dto/facts';
import { useRouter } from 'next/navigation';
import { numberAddress } from '../../../features/numbers/address';
import { useClients } from '../../../features/clients/queries';
import { useCreateSession } from '../../../features/numbers/queries';
import { numberWords } from '../../../features/numbers/words';
import { Dialog } from '../../../shared/dialogs/dialog';
import { ApiForm } from '../../../shared/forms/api-form';
import { PairsInput, pairsProblem, toRecord, type Pair } from '../../../shared/forms/pairs-input';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { createWords as words } from './words';

interface CreateNumberDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function CreateNumberDialog({ opened, onClose }: CreateNumberDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={numberWords.link}>
      <CreateNumberForm onClose={onClose} />
    </Dialog>
  );
}

function CreateNumberForm({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const create = useCreateSession();
  const { data: clients = [] } = useClients();
  const api = useApiForm({
    initialValues: { name: '', clientId: '', metadata: [] as Pair[] },
    validate: {
      name: (value) => (value.trim() ? null : words.nameMissing),
      metadata: (pairs) => pairsProblem(pairs),
    },
    submit: async ({ name, clientId, metadata }) => {
      const pairs = toRecord(metadata);
      const session = await create.mutateAsync({
        name: name.trim(),
        ...(clientId ? { clientId } : {}),
        ...(Object.keys(pairs).length > 0 ? { metadata: pairs } : {}),
      });
      router.replace(numberAddress(session.id));
    },
  });
  const { form } = api;
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onClose}>
      <TextInput
        label={words.name}
        description={words.nameHint}
        placeholder={words.nameSample}
        maxLength={NAME_MAX}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {clients.length > 0 && (
        <NativeSelect
          label={words.client}
          data={[
            { value: '', label: words.noClient },
            ...clients.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('clientId')}
        />
      )}
      <PairsInput
        legend={words.metadata}
        description={words.metadataHint}
        addLabel={words.addMetadata}
        max={METADATA_MAX_PAIRS}
        value={form.values.metadata}
        onChange={(pairs) => form.setFieldValue('metadata', pairs)}
        error={form.errors.metadata}
      />
    </ApiForm>
  );
}
