import { useState } from 'react';
import { NumberInput, Text } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { BURST_MAX, MIN_GAP_MAX_MS } from '@whathooks/dto/facts';
import { useUpdateSession } from '../../../../../features/numbers/queries';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { Section } from '../../../../../shared/screens/section';
import { words as shared } from '../../../../../shared/words';
import { pacingWords as words } from './words';

const GAP_MAX_SECONDS = MIN_GAP_MAX_MS / 1_000;

/** How fast a number sends. */
export function PacingForm({ session }: { session: SessionView }) {
  const update = useUpdateSession(session.id);
  const [saved, setSaved] = useState(false);
  const api = useApiForm({
    initialValues: {
      seconds: session.minGapMs === null ? '' : session.minGapMs / 1_000,
      burst: session.burst,
    } as { seconds: number | string; burst: number | string },
    validate: {
      seconds: (value) =>
        value === '' || (Number(value) >= 0.001 && Number(value) <= GAP_MAX_SECONDS)
          ? null
          : words.secondsWrong(GAP_MAX_SECONDS),
      burst: (value) =>
        Number(value) >= 1 && Number(value) <= BURST_MAX ? null : words.burstWrong(BURST_MAX),
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
    <Section title={words.title} look="framed">
      <ApiForm api={api} submit={words.submit} quiet status={saved ? shared.saved : ''}>
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
        <NumberInput
          label={words.seconds}
          description={words.secondsHint}
          min={0.001}
          max={GAP_MAX_SECONDS}
          decimalScale={3}
          clampBehavior="none"
          {...api.form.getInputProps('seconds')}
        />
        <NumberInput
          label={words.burst}
          description={words.burstHint}
          min={1}
          max={BURST_MAX}
          allowDecimal={false}
          clampBehavior="none"
          {...api.form.getInputProps('burst')}
        />
      </ApiForm>
    </Section>
  );
}
