'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Group } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { NUMBERS } from '../../../../features/numbers/address';
import {
  useConnectSession,
  useDeleteSession,
  useUnlinkSession,
} from '../../../../features/numbers/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { formatPhone } from '../../../../shared/format/format';
import { notifyDone } from '../../../../shared/notices/notify';
import { unlinkedText } from '../../../../features/numbers/status-text';
import { words } from './words';

type Question = 'unlink' | 'replace' | 'delete' | null;

/** What those may do with a number who may change it. */
export function NumberActions({ session }: { session: SessionView }) {
  return useMay('sessions:write') ? <Actions session={session} /> : null;
}

/** Unlinking and deleting, each after a question. */
function Actions({ session }: { session: SessionView }) {
  const router = useRouter();
  const [question, setQuestion] = useState<Question>(null);
  const unlink = useUnlinkSession();
  const connect = useConnectSession();
  const remove = useDeleteSession();
  const linked = session.status === 'CONNECTED' || session.status === 'DISCONNECTED';
  const close = () => setQuestion(null);

  return (
    <>
      <Group gap="xs">
        {linked && (
          <>
            <Button variant="default" onClick={() => setQuestion('replace')}>
              {words.replace}
            </Button>
            <Button variant="default" onClick={() => setQuestion('unlink')}>
              {words.unlink}
            </Button>
          </>
        )}
        <Button
          variant="default"
          c="var(--mantine-color-error)"
          onClick={() => setQuestion('delete')}
        >
          {words.remove}
        </Button>
      </Group>
      <Confirm
        opened={question === 'unlink'}
        title={words.unlinkTitle(session.name)}
        action={words.unlinkAction}
        onClose={close}
        onConfirm={async () => {
          notifyDone(unlinkedText(await unlink.mutateAsync(session.id)));
        }}
      >
        {words.unlinkText}
      </Confirm>
      <Confirm
        opened={question === 'replace'}
        title={words.replaceTitle(session.name)}
        action={words.replaceAction}
        onClose={close}
        onConfirm={async () => {
          await unlink.mutateAsync(session.id);
          await connect.mutateAsync(session.id);
        }}
      >
        {words.replaceText(formatPhone(session.phone ?? ''))}
      </Confirm>
      <Confirm
        opened={question === 'delete'}
        title={words.removeTitle(session.name)}
        action={words.removeAction}
        onClose={close}
        onConfirm={async () => {
          await remove.mutateAsync(session.id);
          notifyDone(words.removed(session.name));
          router.push(NUMBERS);
        }}
      >
        {words.removeText}
      </Confirm>
    </>
  );
}
