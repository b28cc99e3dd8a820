'use client';

import { useState } from 'react';
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import type { RecoveryAnswer, RecoveryKind, WebhookView } from '@whathooks/dto';
import { useRecover } from '../../../../../features/deliveries/queries';
import { Notice } from '../../../../../shared/notices/notice';
import { notifyDone } from '../../../../../shared/notices/notify';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { type RangeChoice, toTimeRange } from '../../../../../shared/forms/time-range';
import { TimeRangeInput } from '../../../../../shared/forms/time-range-input';
import { WAITS_FOR_SWITCH } from '../../../../../features/deliveries/words';
import { countedWords, isNothing, resendLabel } from './words';

const RANGES = [
  { value: '1', label: 'Last hour' },
  { value: '6', label: 'Last 6 hours' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
  { value: '720', label: 'Last 30 days' },
];

interface RecoverModalProps {
  webhook: WebhookView;
  opened: boolean;
  onClose: () => void;
}

/** Sends again what did not arrive. Counts first, so that nobody sends more than they meant to. */
export function RecoverModal({ webhook, opened, onClose }: RecoverModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Recover deliveries" size="lg">
      {opened && <Recover webhook={webhook} onClose={onClose} />}
    </Modal>
  );
}

interface Asked {
  kind: RecoveryKind;
  since: string;
  until?: string;
}

function Recover({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const [kind, setKind] = useState<RecoveryKind>('recover');
  const [range, setRange] = useState<RangeChoice>({ preset: '24', from: '', until: '' });
  const count = useRecover(webhook.id);
  const begin = useRecover(webhook.id);
  // What was counted is what is sent, even when a minute passes in between.
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = () => {
    count.reset();
    begin.reset();
  };
  const ask = () => {
    const { since, until } = toTimeRange(range, new Date()) ?? {};
    if (since === undefined) return;
    const scope = { kind, since, ...(until ? { until } : {}) };
    setAsked(scope);
    count.mutate({ ...scope, dryRun: true });
  };
  const run = () =>
    asked &&
    begin.mutate(
      { ...asked, dryRun: false },
      {
        onSuccess: () => {
          notifyDone(
            webhook.enabled ? 'Recovery started.' : `Recovery started. ${WAITS_FOR_SWITCH}`,
          );
          onClose();
        },
      },
    );
  const failure = begin.error ?? count.error;
  return (
    <Stack gap="md">
      <KindChoice
        value={kind}
        onChange={(value) => {
          setKind(value);
          changed();
        }}
      />
      <TimeRangeInput
        label="Since"
        presets={RANGES}
        value={range}
        onChange={(value) => {
          setRange(value);
          changed();
        }}
      />
      {!webhook.enabled && <Notice tone="warning">{WAITS_FOR_SWITCH}</Notice>}
      {failure && <ProblemNotice error={failure} />}
      <div aria-live="polite">{count.data && <Counted answer={count.data} />}</div>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {count.data && !isNothing(count.data) ? (
          <Button loading={begin.isPending} onClick={run}>
            {resendLabel(count.data)}
          </Button>
        ) : (
          <Button loading={count.isPending} onClick={ask}>
            Preview
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface KindChoiceProps {
  value: RecoveryKind;
  onChange: (kind: RecoveryKind) => void;
}

function KindChoice({ value, onChange }: KindChoiceProps) {
  return (
    <Radio.Group
      label="Resend"
      value={value}
      onChange={(chosen) => onChange(chosen as RecoveryKind)}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="recover" label="Failed or cancelled deliveries" />
        <Radio
          value="replay"
          label="Events never sent to this webhook, from before it was added or while it was paused"
        />
      </Stack>
    </Radio.Group>
  );
}

function Counted({ answer }: { answer: RecoveryAnswer }) {
  if (isNothing(answer)) return <Notice title={countedWords(answer)} />;
  return (
    <Notice title={countedWords(answer)}>
      {!answer.exact && 'The count stopped early. The recovery covers the whole range. '}
      Each delivery keeps its event id, so that your server can skip duplicates.
    </Notice>
  );
}
