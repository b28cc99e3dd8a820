'use client';

import { useState } from 'react';
import { Button, Group, Modal, NativeSelect, Radio, Stack } from '@mantine/core';
import type { RecoveryAnswer, RecoveryKind } from '@whathooks/dto';
import { useRecover } from '../queries/deliveries';
import { Notice } from '../ui/notice';
import { notifyDone } from '../ui/notify';
import { ProblemNotice } from '../ui/problem-notice';

const HOUR_MS = 3_600_000;
const RANGES = [
  { value: '1', label: 'Last hour' },
  { value: '6', label: 'Last 6 hours' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
  { value: '720', label: 'Last 30 days' },
];

interface RecoverModalProps {
  webhookId: string;
  opened: boolean;
  onClose: () => void;
}

/** Sends again what did not arrive. Counts first, so that nobody sends more than they meant to. */
export function RecoverModal({ webhookId, opened, onClose }: RecoverModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Recover deliveries" size="lg">
      {opened && <Recover webhookId={webhookId} onClose={onClose} />}
    </Modal>
  );
}

function Recover({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const [kind, setKind] = useState<RecoveryKind>('recover');
  const [hours, setHours] = useState('24');
  const count = useRecover(webhookId);
  const begin = useRecover(webhookId);
  // What was counted is what is sent, even when a minute passes in between.
  const [since, setSince] = useState('');
  const changed = () => count.reset();
  const ask = () => {
    const from = new Date(Date.now() - Number(hours) * HOUR_MS).toISOString();
    setSince(from);
    count.mutate({ kind, since: from, dryRun: true });
  };
  const run = () =>
    begin.mutate(
      { kind, since, dryRun: false },
      {
        onSuccess: () => {
          notifyDone('The run has begun.');
          onClose();
        },
      },
    );
  const failure = begin.error ?? count.error;
  const nothing = count.data?.count === 0;
  return (
    <Stack gap="md">
      <Radio.Group
        label="What"
        value={kind}
        onChange={(value) => {
          setKind(value as RecoveryKind);
          changed();
        }}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="recover" label="What failed or was cancelled" />
          <Radio
            value="replay"
            label="What was never sent: from before the webhook was added, or while it was paused"
          />
        </Stack>
      </Radio.Group>
      <NativeSelect
        label="Since"
        value={hours}
        onChange={(event) => {
          setHours(event.currentTarget.value);
          changed();
        }}
        data={RANGES}
      />
      {failure && <ProblemNotice error={failure} />}
      <div aria-live="polite">{count.data && <Counted answer={count.data} />}</div>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {count.data && !nothing ? (
          <Button loading={begin.isPending} onClick={run}>
            Send them
          </Button>
        ) : (
          <Button loading={count.isPending} onClick={ask}>
            Count first
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Counted({ answer: { count, exact } }: { answer: RecoveryAnswer }) {
  if (count === 0) return <Notice title="There is nothing to send in this time." />;
  const number = `${exact ? '' : 'more than '}${count.toLocaleString()}`;
  return (
    <Notice title={`This sends ${number} ${count === 1 ? 'delivery' : 'deliveries'}.`}>
      Each keeps its event id, so that your server can leave out what it has seen.
    </Notice>
  );
}
