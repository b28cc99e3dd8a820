'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { Button } from '@mantine/core';
import { IconKey, IconLock, IconPlus } from '@tabler/icons-react';
import type { ApiKeyView } from '@whathooks/dto';
import { useApiKeys, useRevokeApiKey } from '../../../features/api-keys/queries';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { useNewDialog } from '../../../shared/address';
import { Confirm } from '../../../shared/dialogs/confirm';
import { Empty } from '../../../shared/notices/empty';
import { notifyDone } from '../../../shared/notices/notify';
import { PageHeader } from '../../../shared/screens/page-header';
import { useOnceTrue } from '../../../shared/use-once-true';
import { QueryState } from '../../../shared/screens/query-state';
import { KeyTable } from './key-table';
import { words } from './words';

// Each is loaded when it is opened first.
const CreateKeyDialog = dynamic(() =>
  import('./create-key-dialog').then((parts) => parts.CreateKeyDialog),
);
const NewKeyDialog = dynamic(() => import('./new-key-dialog').then((parts) => parts.NewKeyDialog));
const RotateDialog = dynamic(() => import('./rotate-dialog').then((parts) => parts.RotateDialog));

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
  const wanted = {
    create: useOnceTrue(dialog.opened),
    token: useOnceTrue(token !== null),
    rotation: useOnceTrue(rotated !== null),
  };
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
      {wanted.create && (
        <CreateKeyDialog
          opened={dialog.opened}
          onClose={dialog.close}
          onCreated={(created) => {
            dialog.close();
            setToken(created);
          }}
        />
      )}
      {wanted.token && <NewKeyDialog token={token} onClose={() => setToken(null)} />}
      {wanted.rotation && (
        <RotateDialog
          apiKey={rotated}
          onClose={() => setRotated(null)}
          onRotated={(created) => {
            setRotated(null);
            setToken(created);
          }}
        />
      )}
      <RevokeQuestion apiKey={revoked} onClose={() => setRevoked(null)} />
    </>
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
