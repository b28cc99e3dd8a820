'use client';

import { useState } from 'react';
import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import type { ApiKeyView } from '@whathooks/dto';
import { useApiKeys, useCreateApiKey, useRevokeApiKey } from '../../../features/api-keys/queries';
import { Confirm } from '../../../shared/dialogs/confirm';
import { Empty } from '../../../shared/notices/empty';
import { Notice } from '../../../shared/notices/notice';
import { notifyDone } from '../../../shared/notices/notify';
import { PageHeader } from '../../../shared/screens/page-header';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { SecretBox } from '../../../shared/ui/secret-box';
import { useAskedForNew } from '../../../shared/dialogs/use-asked-for-new';
import { CreateKeyForm } from './create-key-form';
import { KeyTable } from './key-table';
import { TryKey } from './try-key';

type Open =
  | { what: 'create' }
  | { what: 'created'; token: string }
  | { what: 'revoke'; key: ApiKeyView }
  | null;

export function ApiKeysScreen() {
  const { data, error, isPending, refetch } = useApiKeys();
  const [open, setOpen] = useState<Open>(null);
  useAskedForNew(() => setOpen({ what: 'create' }));
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ what: 'create' })}>
      Create API key
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API keys"
        lead="For programs that send messages and manage numbers for you."
        action={data && data.length > 0 ? create : undefined}
      />
      {isPending && <Skeleton height={140} radius="lg" />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon={IconKey} title="No API keys yet" action={create}>
          <p>Create one, and the next screen shows a command that sends your first message.</p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <KeyTable keys={data} onRevoke={(key) => setOpen({ what: 'revoke', key })} />
      )}
      <KeyDialogs open={open} onOpen={setOpen} />
    </>
  );
}

function KeyDialogs({ open, onOpen }: { open: Open; onOpen: (open: Open) => void }) {
  const create = useCreateApiKey();
  const revoke = useRevokeApiKey();
  const close = () => onOpen(null);
  return (
    <>
      <Modal opened={open?.what === 'create'} onClose={close} title="Create API key">
        <CreateKeyForm
          onCancel={close}
          onSubmit={async (request) => {
            const { token } = await create.mutateAsync(request);
            create.reset();
            onOpen({ what: 'created', token });
          }}
        />
      </Modal>
      <Modal
        opened={open?.what === 'created'}
        onClose={close}
        title="Your new API key"
        size="lg"
        closeOnClickOutside={false}
      >
        {open?.what === 'created' && <NewKey token={open.token} onDone={close} />}
      </Modal>
      <Confirm
        opened={open?.what === 'revoke'}
        title={open?.what === 'revoke' ? `Revoke ${open.key.name}?` : 'Revoke'}
        action="Revoke key"
        onClose={close}
        onConfirm={async () => {
          if (open?.what !== 'revoke') return;
          await revoke.mutateAsync(open.key.id);
          notifyDone(`${open.key.name} is revoked.`);
        }}
      >
        Programs that use this key are refused from their next request on. This cannot be undone.
      </Confirm>
    </>
  );
}

function NewKey({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Stack gap="md">
      <Notice tone="warning" title="Copy it now.">
        This is the only time it is shown. If it gets lost, revoke it and create another.
      </Notice>
      <SecretBox label="API key" value={token} what="key" />
      <TryKey token={token} />
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
