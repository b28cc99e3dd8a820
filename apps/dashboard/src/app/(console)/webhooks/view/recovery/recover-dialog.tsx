'use client';

import { useState } from 'react';
import { Button, Group, Radio, Stack } from '@mantine/core';
import type { RecoveryAnswer, RecoveryKind, WebhookView } from '@whathooks/dto';
import { useRecover } from '../../../../../features/deliveries/queries';
import { Notice } from '../../../../../shared/notices/notice';
import { notifyDone } from '../../../../../shared/notices/notify';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { type RangeChoice, toTimeRange } from '../../../../../shared/forms/time-range';
import { TimeRangeInput } from '../../../../../shared/forms/time-range-input';
import { WAITS_FOR_SWITCH } from '../../../../../features/deliveries/words';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { words as shared } from '../../../../../shared/words';
import { countedText, isNothing, resendLabel } from './counted';
import { recoverWords as words } from './words';

const RANGES = [
  { value: '1', label: words.lastHour },
  { value: '6', label: words.last6Hours },
  { value: '24', label: words.last24Hours },
  { value: '168', label: words.last7Days },
  { value: '720', label: words.last30Days },
];

interface RecoverDialogProps {
  webhook: WebhookView;
  opened: boolean;
  onClose: () => void;
}

/** Sends again what did not arrive. Counts first, so that nobody sends more than they meant to. */
export function RecoverDialog({ webhook, opened, onClose }: RecoverDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title} size="large">
      {opened && <Recover webhook={webhook} onClose={onClose} />}
    </Dialog>
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
          notifyDone(webhook.enabled ? words.started : words.startedPaused);
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
        label={words.since}
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
          {shared.cancel}
        </Button>
        {count.data && !isNothing(count.data) ? (
          <Button loading={begin.isPending} onClick={run}>
            {resendLabel(count.data)}
          </Button>
        ) : (
          <Button loading={count.isPending} onClick={ask}>
            {words.preview}
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
      label={words.resend}
      value={value}
      onChange={(chosen) => onChange(chosen as RecoveryKind)}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="recover" label={words.failed} />
        <Radio value="replay" label={words.neverSent} />
      </Stack>
    </Radio.Group>
  );
}

function Counted({ answer }: { answer: RecoveryAnswer }) {
  if (isNothing(answer)) return <Notice title={countedText(answer)} />;
  return (
    <Notice title={countedText(answer)}>
      {answer.exact ? words.keepsId : words.countedInPart}
    </Notice>
  );
}
