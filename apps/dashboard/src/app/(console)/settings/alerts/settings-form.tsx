import { useState } from 'react';
import { Fieldset, NumberInput, Switch, Text } from '@mantine/core';
import type { AlertSettings, AlertSettingsView } from '@whathooks/dto';
import { ALERT_MINUTES_MAX } from '@whathooks/dto/facts';
import { useSetAlertSettings } from '../../../../features/alerts/queries';
import { useMay } from '../../../../features/auth/use-may';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import { words as shared } from '../../../../shared/words';
import { words } from './words';

const MINUTES = ['numberDownMinutes', 'webhookDownMinutes', 'queueOldMinutes'] as const;
const LABELS = {
  numberDownMinutes: words.numberDown,
  webhookDownMinutes: words.webhookDown,
  queueOldMinutes: words.queueOld,
};

type Values = Record<(typeof MINUTES)[number], number | string> & { mail: boolean };

/** For how long a thing may last before there is an alert, and who is told. */
export function SettingsForm({ settings }: { settings: AlertSettingsView }) {
  const set = useSetAlertSettings();
  const mayChange = useMay('sessions:write');
  const [saved, setSaved] = useState(false);
  const { numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail } = settings;
  const minutes = (value: number | string) =>
    Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= ALERT_MINUTES_MAX
      ? null
      : words.minutesWrong(ALERT_MINUTES_MAX);
  const api = useApiForm<Values>({
    initialValues: { numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail },
    validate: { numberDownMinutes: minutes, webhookDownMinutes: minutes, queueOldMinutes: minutes },
    submit: async (values) => {
      setSaved(false);
      const [number, webhook, queue] = MINUTES.map((name) => Number(values[name]));
      await set.mutateAsync({
        numberDownMinutes: number,
        webhookDownMinutes: webhook,
        queueOldMinutes: queue,
        mail: values.mail,
      } as AlertSettings);
      setSaved(true);
    },
  });
  return (
    <Fieldset variant="unstyled" disabled={!mayChange} maw={560}>
      <ApiForm api={api} submit={words.submit} status={saved ? shared.saved : ''}>
        <Text size="sm" c="dimmed">
          {words.whenText}
        </Text>
        {MINUTES.map((name) => (
          <NumberInput
            key={name}
            label={LABELS[name]}
            suffix={words.minutes(Number(api.form.values[name]))}
            min={1}
            max={ALERT_MINUTES_MAX}
            allowDecimal={false}
            clampBehavior="none"
            {...api.form.getInputProps(name)}
          />
        ))}
        <Switch
          label={words.mail}
          description={settings.sendsMail ? words.mailTo(settings.recipients) : words.noMail}
          {...api.form.getInputProps('mail', { type: 'checkbox' })}
        />
        <Text size="sm" c="dimmed">
          {words.webhooks}
        </Text>
      </ApiForm>
    </Fieldset>
  );
}
