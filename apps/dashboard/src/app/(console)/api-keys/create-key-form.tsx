'use client';

import { Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { ApiKeyScope, CreateApiKeyRequest } from '@whathooks/dto';
import { NAME_MAX } from '@whathooks/dto/facts';
import { LimitChoice } from '../../../features/clients/limit-choice';
import {
  type ChosenLimit,
  limitProblem,
  limitRequest,
  NO_LIMIT,
} from '../../../features/clients/limits';
import { ApiForm } from '../../../shared/forms/api-form';
import { useApiForm } from '../../../shared/forms/use-api-form';
import { API_KEY_SCOPES } from '@whathooks/dto/facts';
import { SCOPE_WORDS } from '../../../features/api-keys/words';
import { createWords as words } from './words';

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

const LIFETIMES = [
  { value: '', label: words.never },
  { value: '30', label: words.in30Days },
  { value: '90', label: words.in90Days },
  { value: '365', label: words.inAYear },
];

interface Values {
  name: string;
  access: 'all' | 'some';
  scopes: ApiKeyScope[];
  days: string;
  allowedAddresses: string;
  limit: ChosenLimit;
}

/** One a line, or with commas. */
function addressesOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

function toRequest(values: Values): CreateApiKeyRequest {
  const { name, access, scopes, days, allowedAddresses, limit } = values;
  const end = Date.now() + Number(days) * DAY_IN_MILLISECONDS;
  return {
    name: name.trim(),
    ...(access === 'some' ? { scopes } : {}),
    ...(limit.isLimited ? limitRequest(limit) : {}),
    ...(allowedAddresses.trim() ? { allowedAddresses: addressesOf(allowedAddresses) } : {}),
    ...(days ? { expiresAt: new Date(end).toISOString() } : {}),
  };
}

interface CreateKeyFormProps {
  onSubmit: (request: CreateApiKeyRequest) => Promise<unknown>;
  onCancel: () => void;
}

export function CreateKeyForm({ onSubmit, onCancel }: CreateKeyFormProps) {
  const api = useApiForm<Values>({
    initialValues: {
      name: '',
      access: 'all',
      scopes: ['messages:send'],
      days: '',
      allowedAddresses: '',
      limit: NO_LIMIT,
    },
    validate: {
      name: (value) => (value.trim() ? null : words.nameMissing),
      scopes: (value, { access }) =>
        access === 'all' || value.length > 0 ? null : words.allowedMissing,
      limit: limitProblem,
    },
    submit: (values) => onSubmit(toRequest(values)),
  });
  const { form } = api;
  return (
    <ApiForm api={api} submit={words.submit} onCancel={onCancel}>
      <TextInput
        label={words.name}
        description={words.nameHint}
        placeholder={words.nameSample}
        maxLength={NAME_MAX}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group
        label={words.permissions}
        value={form.values.access}
        onChange={(access) => form.setFieldValue('access', access === 'some' ? 'some' : 'all')}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="all" label={words.everything} />
          <Radio value="some" label={words.some} />
        </Stack>
      </Radio.Group>
      {form.values.access === 'some' && (
        <Checkbox.Group
          label={words.allowed}
          value={form.values.scopes}
          onChange={(scopes) => form.setFieldValue('scopes', scopes as ApiKeyScope[])}
          error={form.errors.scopes}
        >
          <Stack gap="sm" mt="xs">
            {API_KEY_SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={SCOPE_WORDS[scope]} description={scope} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <LimitChoice
        value={form.values.limit}
        onChange={(limit) => form.setFieldValue('limit', limit)}
        error={form.errors.limit}
      />
      <Textarea
        label={words.addresses}
        description={words.addressesHint}
        placeholder={words.addressesSample}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        {...form.getInputProps('allowedAddresses')}
      />
      <NativeSelect label={words.expires} data={LIFETIMES} {...form.getInputProps('days')} />
    </ApiForm>
  );
}
