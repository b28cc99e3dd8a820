import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useConnectSession, useUnlinkSession } from '../../../features/numbers/queries';
import { toProblem } from '../../../shared/api/problem';
import { Confirm } from '../../../shared/dialogs/confirm';
import { notifyDone, notifyPartly } from '../../../shared/notices/notify';
import { manyWords as words } from './words';

/** Requests that are under way at once. */
const AT_ONCE = 4;

interface SelectedNumbersProps {
  sessions: readonly SessionView[];
  onDone: () => void;
}

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
    tell(words.reconnected, await each(away, ({ id }) => connect.mutateAsync(id)));
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
          tell(words.unlinked, await each(linked, ({ id }) => unlink.mutateAsync(id)));
          onDone();
        }}
      >
        {words.unlinkText}
      </Confirm>
    </>
  );
}

interface Outcome {
  done: number;
  failures: { name: string; why: string }[];
}

/** Some at a time, whatever comes of each. */
async function each(
  sessions: readonly SessionView[],
  act: (session: SessionView) => Promise<unknown>,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failures: [] };
  const left = [...sessions];
  const work = async (): Promise<void> => {
    for (let session = left.shift(); session; session = left.shift()) {
      try {
        await act(session);
        outcome.done += 1;
      } catch (error) {
        outcome.failures.push({ name: session.name, why: toProblem(error).detail });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcome;
}

function tell(said: (count: number) => string, { done, failures }: Outcome): void {
  const [first] = failures;
  if (!first) notifyDone(said(done));
  else notifyPartly(said(done), words.failed(failures.length, first.name, first.why));
}
