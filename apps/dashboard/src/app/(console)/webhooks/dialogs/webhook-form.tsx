'use client';

import type { ReactNode } from 'react';
import { Button, Checkbox, Collapse, Radio, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CreateWebhookRequest, WebhookEventName, WebhookView } from '@whathooks/dto';
import { METADATA_MAX_PAIRS, NOTE_MAX } from '@whathooks/dto/facts';
import {
  PairsInput,
  pairsProblem,
  toPairs,
  toRecord,
  type Pair,
} from '../../../../shared/forms/pairs-input';
import { ApiForm } from '../../../../shared/forms/api-form';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import {
  DeliverySettings,
  type DeliverySettingsValues,
  isUnusual,
  settingsRules,
  toSettings,
  toSettingsValues,
} from './delivery-settings';
import { EVENT_NAMES, PRESELECTED_EVENTS } from '../../../../features/webhooks/chosen-events';
import { EVENT_WORDS } from '../../../../features/webhooks/event-words';
import { NumbersChoice } from './numbers-choice';
import { formWords as words } from './words';

interface Values extends DeliverySettingsValues {
  url: string;
  events: WebhookEventName[];
  scope: 'all' | 'some';
  sessionIds: string[];
  description: string;
  headers: Pair[];
}

interface WebhookFormProps {
  webhook?: WebhookView;
  submitLabel: string;
  onSubmit: (request: Required<CreateWebhookRequest>) => Promise<unknown>;
  onCancel: () => void;
}

function initialValues(webhook?: WebhookView): Values {
  return {
    url: webhook?.url ?? '',
    events: webhook?.events ?? [...PRESELECTED_EVENTS],
    scope: webhook?.sessionIds ? 'some' : 'all',
    sessionIds: webhook?.sessionIds ?? [],
    description: webhook?.description ?? '',
    headers: toPairs(webhook?.headers ?? {}),
    ...toSettingsValues(webhook),
  };
}

function toRequest(values: Values): Required<CreateWebhookRequest> {
  return {
    url: values.url.trim(),
    events: values.events,
    sessionIds: values.scope === 'all' ? null : values.sessionIds,
    description: values.description.trim() || null,
    headers: toRecord(values.headers),
    ...toSettings(values),
  };
}

/** Everything that can be set on a webhook, for a new one or one that exists. */
export function WebhookForm({ webhook, submitLabel, onSubmit, onCancel }: WebhookFormProps) {
  const api = useApiForm<Values>({
    initialValues: initialValues(webhook),
    validate: {
      url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : words.urlWrong),
      events: (value) => (value.length > 0 ? null : words.eventsMissing),
      sessionIds: (value, { scope }) =>
        scope === 'all' || value.length > 0 ? null : words.numbersMissing,
      headers: (value) => pairsProblem(value),
      ...settingsRules,
    },
    submit: (values) => onSubmit(toRequest(values)),
    fieldOfCode: { webhook_url_forbidden: 'url' },
  });
  const { form } = api;

  return (
    <ApiForm api={api} submit={submitLabel} onCancel={onCancel} sticky>
      <TextInput
        label={words.url}
        description={words.urlHint}
        placeholder={words.urlSample}
        type="url"
        inputMode="url"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('url')}
      />
      <TextInput
        label={words.note}
        description={words.noteHint}
        maxLength={NOTE_MAX}
        autoComplete="off"
        {...form.getInputProps('description')}
      />
      <Checkbox.Group
        label={words.events}
        value={form.values.events}
        onChange={(events) => form.setFieldValue('events', events as WebhookEventName[])}
        error={form.errors.events}
      >
        <Stack gap="sm" mt="xs">
          {EVENT_NAMES.map((name) => (
            <Checkbox key={name} value={name} label={name} description={EVENT_WORDS[name]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        label={words.numbers}
        value={form.values.scope}
        onChange={(scope) => form.setFieldValue('scope', scope === 'some' ? 'some' : 'all')}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="all" label={words.allNumbers} />
          <Radio value="some" label={words.someNumbers} />
        </Stack>
      </Radio.Group>
      {form.values.scope === 'some' && <NumbersChoice {...form.getInputProps('sessionIds')} />}
      <More
        id="webhook-headers"
        label={words.customHeaders}
        hideLabel={words.hideCustomHeaders}
        initiallyOpen={Object.keys(webhook?.headers ?? {}).length > 0}
      >
        <PairsInput
          legend={words.headers}
          description={words.headersHint}
          addLabel={words.addHeader}
          max={METADATA_MAX_PAIRS}
          value={form.values.headers}
          onChange={(pairs) => form.setFieldValue('headers', pairs)}
          error={form.errors.headers}
        />
      </More>
      <More
        id="webhook-delivery"
        label={words.settings}
        hideLabel={words.hideSettings}
        initiallyOpen={webhook !== undefined && isUnusual(webhook)}
      >
        <DeliverySettings form={form} />
      </More>
    </ApiForm>
  );
}

interface MoreProps {
  id: string;
  label: string;
  hideLabel: string;
  initiallyOpen: boolean;
  children: ReactNode;
}

/** Settings that most people never need, behind a button. */
function More({ id, label, hideLabel, initiallyOpen, children }: MoreProps) {
  const [open, { toggle }] = useDisclosure(initiallyOpen);
  return (
    <div>
      <Button
        variant="subtle"
        size="xs"
        px={6}
        onClick={toggle}
        aria-expanded={open}
        aria-controls={id}
      >
        {open ? hideLabel : label}
      </Button>
      <Collapse expanded={open} id={id}>
        {children}
      </Collapse>
    </div>
  );
}
