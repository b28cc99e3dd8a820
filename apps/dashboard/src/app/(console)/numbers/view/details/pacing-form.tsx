import { useState } from 'react';
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import classes from './number-details.module.css';

const GAP_MAX_SECONDS = 60;
const BURST_MAX = 100;

/** How fast a number sends. */
export function PacingForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [saved, setSaved] = useState(false);
  const { form, problem, busy, onSubmit } = useApiForm({
    initialValues: {
      seconds: session.minGapMs === null ? '' : session.minGapMs / 1_000,
      burst: session.burst,
    } as { seconds: number | string; burst: number | string },
    validate: {
      seconds: (value) =>
        value === '' || (Number(value) >= 0.001 && Number(value) <= GAP_MAX_SECONDS)
          ? null
          : `Enter seconds up to ${GAP_MAX_SECONDS}, or nothing.`,
      burst: (value) =>
        Number(value) >= 1 && Number(value) <= BURST_MAX
          ? null
          : `Enter a number from 1 to ${BURST_MAX}.`,
    },
    submit: async ({ seconds, burst }) => {
      setSaved(false);
      await update.mutateAsync({
        minGapMs: seconds === '' ? null : Math.round(Number(seconds) * 1_000),
        burst: Number(burst),
      });
      setSaved(true);
    },
  });
  return (
    <section aria-labelledby="pacing-title">
      <h2 id="pacing-title" className={classes.title}>
        Pacing
      </h2>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            A number that writes to many people within seconds may be flagged by WhatsApp. For bulk
            messages, 3 to 10 seconds and a burst of 5 are a careful choice. What has to wait is
            sent in order.
          </Text>
          {problem && <ProblemNotice error={problem} />}
          <NumberInput
            label="Seconds between messages"
            description="Leave empty for no pacing."
            min={0.001}
            max={GAP_MAX_SECONDS}
            decimalScale={3}
            clampBehavior="none"
            {...form.getInputProps('seconds')}
          />
          <NumberInput
            label="Burst"
            description="How many messages may be sent at once after a quiet time."
            min={1}
            max={BURST_MAX}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('burst')}
          />
          <Group gap="sm">
            <Button type="submit" variant="default" loading={busy}>
              Save pacing
            </Button>
            <Text size="sm" role="status">
              {saved && !busy ? 'Saved' : ''}
            </Text>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
