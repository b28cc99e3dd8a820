'use client';

import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { IconKey, IconLock, IconPlus } from '@tabler/icons-react';
import type { ApiKeyView } from '@whathooks/dto';
import { useApiKeys, useCreateApiKey, useRevokeApiKey } from '../../../features/api-keys/queries';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { useNewDialog } from '../../../shared/address';
import { Confirm } from '../../../shared/dialogs/confirm';
import { Dialog } from '../../../shared/dialogs/dialog';
import { Empty } from '../../../shared/notices/empty';
import { Notice } from '../../../shared/notices/notice';
import { notifyDone } from '../../../shared/notices/notify';
import { PageHeader } from '../../../shared/screens/page-header';
import { QueryState } from '../../../shared/screens/query-state';
import { SecretBox } from '../../../shared/ui/secret-box';
import { CreateKeyForm } from './create-key-form';
import { KeyTable } from './key-table';
import { RotateDialog } from './rotate-dialog';
import { TryKey } from './try-key';
import { newKeyWords, words } from './words';

/** Every API key of the organization, for those who may see them. */
export function ApiKeysScreen() {
  if (useMay('api-keys:read')) return <ApiKeys />;
  return (
    <>
      <PageHeader title={words.title} />
      <Empty icon={IconLock} title={words.notYours}>
        <RoleNote to="api-keys:read" />
      </Empty>
    </>
  );
}

function ApiKeys() {
  const query = useApiKeys();
  const dialog = useNewDialog();
  // A token is shown once, and stands in no address.
  const [token, setToken] = useState<string | null>(null);
  const [rotated, setRotated] = useState<ApiKeyView | null>(null);
  const [revoked, setRevoked] = useState<ApiKeyView | null>(null);
  const hasSome = (query.data?.length ?? 0) > 0;
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {words.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} action={hasSome ? create : undefined} />
      <QueryState
        query={query}
        height={140}
        isEmpty={(keys) => keys.length === 0}
        empty={
          <Empty icon={IconKey} title={words.none} action={create}>
            <p>{words.noneText}</p>
          </Empty>
        }
      >
        {(keys) => <KeyTable keys={keys} onRotate={setRotated} onRevoke={setRevoked} />}
      </QueryState>
      <CreateDialog
        opened={dialog.opened}
        onClose={dialog.close}
        onCreated={(created) => {
          dialog.close();
          setToken(created);
        }}
      />
      <Dialog
        opened={token !== null}
        onClose={() => setToken(null)}
        title={newKeyWords.title}
        size="large"
        closesOutside={false}
      >
        {token !== null && <NewKey token={token} onDone={() => setToken(null)} />}
      </Dialog>
      <RotateDialog
        apiKey={rotated}
        onClose={() => setRotated(null)}
        onRotated={(created) => {
          setRotated(null);
          setToken(created);
        }}
      />
      <RevokeQuestion apiKey={revoked} onClose={() => setRevoked(null)} />
    </>
  );
}

interface CreateDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (token: string) => void;
}

function CreateDialog({ opened, onClose, onCreated }: CreateDialogProps) {
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

interface RevokeQuestionProps {
  /** Null when nothing is asked. */
  apiKey: ApiKeyView | null;
  onClose: () => void;
}

function RevokeQuestion({ apiKey, onClose }: RevokeQuestionProps) {
  const revoke = useRevokeApiKey();
  return (
    <Confirm
      opened={apiKey !== null}
      title={words.revokeTitle(apiKey?.name ?? '')}
      action={words.revokeAction}
      onClose={onClose}
      onConfirm={async () => {
        if (!apiKey) return;
        await revoke.mutateAsync(apiKey.id);
        notifyDone(words.revoked(apiKey.name));
      }}
    >
      {words.revokeText}
    </Confirm>
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
