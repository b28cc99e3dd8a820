import { Checkbox, NumberInput, Stack, TextInput } from '@mantine/core';
import type { CreateWebhookRequest, WebhookView } from '@whathooks/dto';
import {
  CONCURRENCY_DEFAULT,
  CONCURRENCY_MAX,
  RATE_MAX,
  RATE_MIN,
  RETRIES_MAX,
} from '@whathooks/dto/facts';
import type { Fields } from '../../../../shared/forms/use-fields';
import { parseRetryText, toRetryText } from './retry-text';
import { settingsWords as words } from './words';

/** How a webhook is served, as the form holds it. */
export interface DeliverySettingsValues {
  concurrency: number | string;
  /** Empty for no limit. */
  ratePerSecond: number | string;
  /** Empty for the usual one. */
  retries: string;
  strictOrder: boolean;
}

type Settings = Required<
  Pick<CreateWebhookRequest, 'concurrency' | 'ratePerSecond' | 'retrySchedule' | 'strictOrder'>
>;

const USUAL = {
  concurrency: CONCURRENCY_DEFAULT,
  ratePerSecond: null,
  retrySchedule: null,
  strictOrder: false,
};

export function toSettingsValues(webhook?: WebhookView): DeliverySettingsValues {
  const { concurrency, ratePerSecond, retrySchedule, strictOrder } = webhook ?? USUAL;
  return {
    concurrency,
    ratePerSecond: ratePerSecond ?? '',
    retries: toRetryText(retrySchedule),
    strictOrder,
  };
}

export function toSettings(values: DeliverySettingsValues): Settings {
  return {
    concurrency: Number(values.concurrency),
    ratePerSecond: values.ratePerSecond === '' ? null : Number(values.ratePerSecond),
    retrySchedule: parseRetryText(values.retries) ?? null,
    strictOrder: values.strictOrder,
  };
}

export const settingsRules = {
  concurrency: (value: number | string) =>
    Number(value) >= 1 && Number(value) <= CONCURRENCY_MAX
      ? null
      : words.concurrencyWrong(CONCURRENCY_MAX),
  ratePerSecond: (value: number | string) =>
    value === '' || (Number(value) >= RATE_MIN && Number(value) <= RATE_MAX)
      ? null
      : words.rateWrong(RATE_MIN, RATE_MAX),
  retries: (value: string) =>
    parseRetryText(value) === undefined ? words.retriesWrong(RETRIES_MAX) : null,
};

/** Whether somebody has changed how a webhook is served. */
export function isUnusual(webhook: WebhookView): boolean {
  return (
    webhook.concurrency !== USUAL.concurrency ||
    webhook.ratePerSecond !== null ||
    webhook.retrySchedule !== null ||
    webhook.strictOrder
  );
}

interface DeliverySettingsProps<V extends DeliverySettingsValues> {
  form: Pick<Fields<V>, 'getInputProps'>;
}

/** For servers that cannot take everything at once. */
export function DeliverySettings<V extends DeliverySettingsValues>({
  form,
}: DeliverySettingsProps<V>) {
  return (
    <Stack gap="md" pt="xs">
      <NumberInput
        label={words.concurrency}
        description={words.concurrencyHint}
        min={1}
        max={CONCURRENCY_MAX}
        allowDecimal={false}
        clampBehavior="none"
        {...form.getInputProps('concurrency')}
      />
      <NumberInput
        label={words.rate}
        description={words.rateHint}
        min={RATE_MIN}
        max={RATE_MAX}
        decimalScale={3}
        clampBehavior="none"
        {...form.getInputProps('ratePerSecond')}
      />
      <TextInput
        label={words.retries}
        description={words.retriesHint}
        autoComplete="off"
        {...form.getInputProps('retries')}
      />
      <Checkbox
        label={words.strictOrder}
        description={words.strictOrderHint}
        {...form.getInputProps('strictOrder', { type: 'checkbox' })}
      />
    </Stack>
  );
}
