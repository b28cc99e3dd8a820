'use client';

import { Button, Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { ApiKeyScope, CreateApiKeyRequest } from '@whathooks/dto';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { SCOPE_WORDS, SCOPES } from '../../../features/api-keys/words';

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

const LIFETIMES = [
  { value: '', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

interface Values extends Record<string, unknown> {
  name: string;
  access: 'all' | 'some';
  scopes: ApiKeyScope[];
  days: string;
}

function toRequest({ name, access, scopes, days }: Values): CreateApiKeyRequest {
  const end = Date.now() + Number(days) * DAY_IN_MILLISECONDS;
  return {
    name: name.trim(),
    ...(access === 'some' ? { scopes } : {}),
    ...(days ? { expiresAt: new Date(end).toISOString() } : {}),
  };
}

interface CreateKeyFormProps {
  onSubmit: (request: CreateApiKeyRequest) => Promise<unknown>;
  onCancel: () => void;
}

export function CreateKeyForm({ onSubmit, onCancel }: CreateKeyFormProps) {
  const api = useApiForm<Values>({
    initialValues: { name: '', access: 'all', scopes: ['messages:send'], days: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Say what the key is for.'),
      scopes: (value, { access }) =>
        access === 'all' || value.length > 0 ? null : 'Choose at least one permission.',
    },
    submit: (values) => onSubmit(toRequest(values)),
  });
  const { form, problem, busy } = api;
  return (
    <form onSubmit={api.onSubmit} noValidate>
      <Stack gap="lg">
        {problem && <ProblemNotice error={problem} />}
        <TextInput
          label="Name"
          description="What will use this key."
          placeholder="CRM integration"
          maxLength={100}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group
          label="Permissions"
          value={form.values.access}
          onChange={(access) => form.setFieldValue('access', access === 'some' ? 'some' : 'all')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="all" label="Everything" />
            <Radio value="some" label="Only what I choose" />
          </Stack>
        </Radio.Group>
        {form.values.access === 'some' && (
          <Checkbox.Group
            label="Allowed"
            value={form.values.scopes}
            onChange={(scopes) => form.setFieldValue('scopes', scopes as ApiKeyScope[])}
            error={form.errors.scopes}
          >
            <Stack gap="sm" mt="xs">
              {SCOPES.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={SCOPE_WORDS[scope]}
                  description={scope}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <NativeSelect label="Expires" data={LIFETIMES} {...form.getInputProps('days')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Create key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
