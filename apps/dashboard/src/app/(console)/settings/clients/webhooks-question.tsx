'use client';

import { useState, type ReactNode } from 'react';
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { WebhookChoice } from '@whathooks/dto';
import { toProblem } from '../../../../shared/api/problem';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { webhookWords as words } from './words';

type Answer = WebhookChoice | null;

interface WebhooksQuestion {
  /** Sends a change; where webhooks name a number that leaves its client, asks about them and sends it again. */
  withChoice: (send: (webhooks?: WebhookChoice) => Promise<unknown>) => Promise<void>;
  /** The dialog of the question. */
  question: ReactNode;
}

/** Asks what becomes of webhooks that name a number which leaves its client. */
export function useWebhooksQuestion(): WebhooksQuestion {
  const [asked, setAsked] = useState<{ answer: (answer: Answer) => void } | null>(null);
  const ask = () =>
    new Promise<Answer>((resolve) => {
      setAsked({
        answer: (answer) => {
          setAsked(null);
          resolve(answer);
        },
      });
    });
  return {
    withChoice: async (send) => {
      try {
        await send();
      } catch (error) {
        if (toProblem(error).code !== 'webhooks_remain') throw error;
        const webhooks = await ask();
        if (webhooks === null) throw error;
        await send(webhooks);
      }
    },
    question: (
      <Dialog
        opened={asked !== null}
        title={words.title}
        onClose={() => asked?.answer(null)}
        closesOutside={false}
      >
        {asked && <Choice onAnswer={asked.answer} />}
      </Dialog>
    ),
  };
}

function Choice({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const [choice, setChoice] = useState<WebhookChoice>('stop');
  return (
    <Stack gap="md">
      <Text size="sm">{words.text}</Text>
      <Radio.Group
        label={words.label}
        value={choice}
        onChange={(value) => setChoice(value as WebhookChoice)}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="stop" label={words.stop} description={words.stopText} data-autofocus />
          <Radio value="keep" label={words.keep} description={words.keepText} />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => onAnswer(null)}>
          {words.cancel}
        </Button>
        <Button onClick={() => onAnswer(choice)}>{words.go}</Button>
      </Group>
    </Stack>
  );
}
