'use client';

import type { ReactNode } from 'react';
import { Button, Checkbox, Collapse, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CreateWebhookRequest, WebhookEventName, WebhookView } from '@whathooks/dto';
import {
  PairsInput,
  pairsProblem,
  toPairs,
  toRecord,
  type Pair,
} from '../../../../shared/forms/pairs-input';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { useApiForm } from '../../../../shared/forms/use-api-form';
import {
  DeliverySettings,
  type DeliverySettingsValues,
  isUnusual,
  settingsRules,
  toSettings,
  toSettingsValues,
} from './delivery-settings';
import { PRESELECTED_EVENTS, EVENT_NAMES, EVENT_WORDS } from '../../../../features/webhooks/words';
import { NumbersChoice } from './numbers-choice';
import classes from './webhook-form.module.css';

/** Most headers of one webhook, as the API has it. */
const HEADERS_MAX = 20;

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
      url: (value) =>
        /^https?:\/\/\S+$/i.test(value.trim())
          ? null
          : 'Enter the full URL, starting with https://.',
      events: (value) => (value.length > 0 ? null : 'Choose at least one event.'),
      sessionIds: (value, { scope }) =>
        scope === 'all' || value.length > 0 ? null : 'Choose at least one number.',
      headers: (value) => pairsProblem(value),
      ...settingsRules,
    },
    submit: (values) => onSubmit(toRequest(values)),
    fieldOfCode: { webhook_url_forbidden: 'url' },
  });
  const { form, problem, busy } = api;

  return (
    <form onSubmit={api.onSubmit} noValidate>
      <Stack gap="lg">
        {problem && <ProblemNotice error={problem} />}
        <TextInput
          label="Endpoint URL"
          description="Where events are posted as JSON."
          placeholder="https://agency.example/whatsapp"
          type="url"
          inputMode="url"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('url')}
        />
        <Checkbox.Group
          label="Events"
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
          label="Numbers"
          value={form.values.scope}
          onChange={(scope) => form.setFieldValue('scope', scope === 'some' ? 'some' : 'all')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="all" label="All numbers, present and future" />
            <Radio value="some" label="Only the numbers I choose" />
          </Stack>
        </Radio.Group>
        {form.values.scope === 'some' && <NumbersChoice {...form.getInputProps('sessionIds')} />}
        <TextInput
          label="Note"
          description="Optional. Only your team sees it."
          maxLength={500}
          autoComplete="off"
          {...form.getInputProps('description')}
        />
        <More
          id="webhook-headers"
          label="Custom headers"
          initiallyOpen={Object.keys(webhook?.headers ?? {}).length > 0}
        >
          <PairsInput
            legend="Headers"
            description="Sent with every delivery, for example an authorization of your own. A value shown as (hidden) stays as it is."
            addLabel="Add header"
            max={HEADERS_MAX}
            value={form.values.headers}
            onChange={(pairs) => form.setFieldValue('headers', pairs)}
            error={form.errors.headers}
          />
        </More>
        <More
          id="webhook-delivery"
          label="Delivery settings"
          initiallyOpen={webhook !== undefined && isUnusual(webhook)}
        >
          <DeliverySettings form={form} />
        </More>
        <Group justify="flex-end" gap="sm" className={classes.actions}>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface MoreProps {
  id: string;
  label: string;
  initiallyOpen: boolean;
  children: ReactNode;
}

/** Settings that most people never need, behind a button. */
function More({ id, label, initiallyOpen, children }: MoreProps) {
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
        {open ? `Hide ${label.toLowerCase()}` : label}
      </Button>
      <Collapse expanded={open} id={id}>
        {children}
      </Collapse>
    </div>
  );
}
