'use client';

import { useState } from 'react';
import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import type { TestEventResult, WebhookEventName, WebhookView } from '@whathooks/dto';
import { useTestEvent } from '../../../../features/deliveries/queries';
import { Notice } from '../../../../shared/notices/notice';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { EVENT_NAMES } from '../../../../features/webhooks/chosen-events';
import { AttemptDetails } from '../../../../features/deliveries/detail/attempt-details';
import { attemptText } from '../../../../features/deliveries/delivery-text';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { words as shared } from '../../../../shared/words';
import { testWords as words } from './words';

interface TestDialogProps {
  webhook: WebhookView;
  opened: boolean;
  onClose: () => void;
}

/** Sends a sample of an event, signed as the real ones are, and shows the result. */
export function TestDialog({ webhook, opened, onClose }: TestDialogProps) {
  const test = useTestEvent(webhook.id);
  const [event, setEvent] = useState<WebhookEventName>(webhook.events[0] ?? 'message.received');
  const close = () => {
    test.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={words.title} size="wide">
      <Stack gap="md">
        <NativeSelect
          label={words.event}
          description={words.eventHint}
          value={event}
          onChange={(change) => setEvent(change.currentTarget.value as WebhookEventName)}
          data={EVENT_NAMES}
          data-autofocus
        />
        {test.error && <ProblemNotice error={test.error} />}
        <div aria-live="polite">{test.data && <Result result={test.data} />}</div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {shared.close}
          </Button>
          <Button loading={test.isPending} onClick={() => test.mutate(event)}>
            {test.data ? words.sendAgain : words.send}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Result({ result: { attempt } }: { result: TestEventResult }) {
  const { what, todo, raw } = attemptText(attempt);
  return (
    <Stack gap="sm">
      <Notice tone={attempt.error ? 'error' : 'success'} title={what}>
        {todo ?? raw}
      </Notice>
      <AttemptDetails attempt={attempt} open />
    </Stack>
  );
}
