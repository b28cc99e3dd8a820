'use client';

import { useState } from 'react';
import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import type { TestEventResult, WebhookEventName, WebhookView } from '@whathooks/dto';
import { useTestEvent } from '../../../../features/deliveries/queries';
import { Notice } from '../../../../shared/notices/notice';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { EVENT_NAMES } from '../../../../features/webhooks/words';
import { AttemptDetails } from '../../../../features/deliveries/detail/attempt-details';
import { outcomeWords } from '../../../../features/deliveries/words';

interface TestModalProps {
  webhook: WebhookView;
  opened: boolean;
  onClose: () => void;
}

/** Sends a sample of an event, signed as the real ones are, and shows what came of it. */
export function TestModal({ webhook, opened, onClose }: TestModalProps) {
  const test = useTestEvent(webhook.id);
  const [event, setEvent] = useState<WebhookEventName>(webhook.events[0] ?? 'message.received');
  const close = () => {
    test.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Send test event" size="min(64rem, 100%)">
      <Stack gap="md">
        <NativeSelect
          label="Event"
          description="A sample event with example values is sent to your server now, signed like a real one."
          value={event}
          onChange={(change) => setEvent(change.currentTarget.value as WebhookEventName)}
          data={EVENT_NAMES}
          data-autofocus
        />
        {test.error && <ProblemNotice error={test.error} />}
        <div aria-live="polite">{test.data && <Result result={test.data} />}</div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Close
          </Button>
          <Button loading={test.isPending} onClick={() => test.mutate(event)}>
            {test.data ? 'Send again' : 'Send'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Result({ result: { attempt } }: { result: TestEventResult }) {
  const words = outcomeWords(attempt.response?.status ?? null, attempt.error?.code ?? null);
  return (
    <Stack gap="sm">
      <Notice tone={attempt.error ? 'error' : 'success'} title={words}>
        {attempt.error?.detail}
      </Notice>
      <AttemptDetails attempt={attempt} open />
    </Stack>
  );
}
