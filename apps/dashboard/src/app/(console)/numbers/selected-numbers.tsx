import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useConnectSession, useUnlinkSession } from '../../../features/numbers/queries';
import { each } from '../../../shared/api/each';
import { Confirm } from '../../../shared/dialogs/confirm';
import { notifyOutcome } from '../../../shared/notices/notify';
import { manyWords as words } from './words';

interface SelectedNumbersProps {
  sessions: readonly SessionView[];
  onDone: () => void;
}

const nameOf = ({ name }: SessionView): string => name;

/** What can be done with several numbers at once. */
export function SelectedNumbers({ sessions, onDone }: SelectedNumbersProps) {
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const connect = useConnectSession();
  const unlink = useUnlinkSession();
  const away = sessions.filter(({ status }) => status !== 'CONNECTED' && status !== 'CONNECTING');
  const linked = sessions.filter(
    ({ status }) => status === 'CONNECTED' || status === 'DISCONNECTED',
  );
  const reconnect = async () => {
    setBusy(true);
    const outcome = await each(away, ({ id }) => connect.mutateAsync(id), nameOf);
    notifyOutcome(outcome, { done: words.reconnected, failed: words.failed });
    setBusy(false);
    onDone();
  };
  return (
    <>
      <Group gap="xs">
        <Text size="sm">{words.selected(sessions.length)}</Text>
        {away.length > 0 && (
          <Button size="xs" loading={busy} onClick={() => void reconnect()}>
            {words.reconnect(away.length)}
          </Button>
        )}
        {linked.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {words.unlink(linked.length)}
          </Button>
        )}
      </Group>
      <Confirm
        opened={isAsking}
        title={words.unlinkTitle(linked.length)}
        action={words.unlink(linked.length)}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const outcome = await each(linked, ({ id }) => unlink.mutateAsync(id), nameOf);
          notifyOutcome(outcome, { done: words.unlinked, failed: words.failed });
          onDone();
        }}
      >
        {words.unlinkText}
      </Confirm>
    </>
  );
}
