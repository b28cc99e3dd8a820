'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Group } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useDeleteSession, useUnlinkSession } from '../../../../features/numbers/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { notifyDone } from '../../../../shared/notices/notify';
import { unlinkedWords } from '../../../../features/numbers/words';

type Question = 'unlink' | 'delete' | null;

/** Unlinking and deleting, each after a question. */
export function NumberActions({ session }: { session: SessionView }) {
  const router = useRouter();
  const [question, setQuestion] = useState<Question>(null);
  const unlink = useUnlinkSession();
  const remove = useDeleteSession();
  const linked = session.status === 'CONNECTED' || session.status === 'DISCONNECTED';
  const close = () => setQuestion(null);

  return (
    <>
      <Group gap="xs">
        {linked && (
          <Button variant="default" onClick={() => setQuestion('unlink')}>
            Unlink
          </Button>
        )}
        <Button
          variant="default"
          c="var(--mantine-color-error)"
          onClick={() => setQuestion('delete')}
        >
          Delete
        </Button>
      </Group>
      <Confirm
        opened={question === 'unlink'}
        title={`Unlink ${session.name}?`}
        action="Unlink number"
        onClose={close}
        onConfirm={async () => {
          notifyDone(unlinkedWords(await unlink.mutateAsync(session.id)));
        }}
      >
        whathooks disappears from the phone’s linked devices. Messages stay here, but none arrive or
        leave until the number is linked again with a new scan.
      </Confirm>
      <Confirm
        opened={question === 'delete'}
        title={`Delete ${session.name}?`}
        action="Delete number"
        onClose={close}
        onConfirm={async () => {
          await remove.mutateAsync(session.id);
          notifyDone(`${session.name} is deleted.`);
          router.push('/numbers/');
        }}
      >
        The number is unlinked and removed from whathooks, with its history. This cannot be undone.
      </Confirm>
    </>
  );
}
