'use client';

import type { ReactNode } from 'react';
import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { formWords } from '../words';
import classes from './pairs-input.module.css';

export interface Pair {
  key: string;
  value: string;
}

interface PairsInputProps {
  legend: string;
  description: string;
  addLabel: string;
  max: number;
  value: Pair[];
  onChange: (pairs: Pair[]) => void;
  error?: ReactNode;
}

/** What is wrong with typed pairs; null where nothing is. */
export function pairsProblem(pairs: readonly Pair[]): string | null {
  const keys = pairs.map((pair) => pair.key.trim());
  if (keys.some((key) => !key)) return formWords.nameMissing;
  return new Set(keys).size === keys.length ? null : formWords.nameTwice;
}

export function toRecord(pairs: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.key.trim(), pair.value]));
}

export function toPairs(record: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}

/** Names and values, as many as wanted. */
export function PairsInput(props: PairsInputProps) {
  const { legend, description, addLabel, max, value, onChange, error } = props;
  const change = (index: number, patch: Partial<Pair>) =>
    onChange(value.map((pair, at) => (at === index ? { ...pair, ...patch } : pair)));

  return (
    <Fieldset legend={legend} variant="unstyled" classNames={{ legend: classes.legend }}>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        {value.map((pair, index) => (
          // Lines have no identity of their own, and are only added at the end.
          <Group key={index} gap="xs" wrap="nowrap">
            <TextInput
              aria-label={formWords.pairName(legend, index + 1)}
              placeholder={formWords.pairNameSample}
              value={pair.key}
              onChange={(event) => change(index, { key: event.currentTarget.value })}
              flex={1}
            />
            <TextInput
              aria-label={formWords.pairValue(legend, index + 1)}
              placeholder={formWords.pairValueSample}
              value={pair.value}
              onChange={(event) => change(index, { value: event.currentTarget.value })}
              flex={1}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="dimmed"
              aria-label={formWords.removeLine(index + 1)}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </Group>
        ))}
        {error && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        {value.length < max && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...value, { key: '', value: '' }])}
            style={{ alignSelf: 'flex-start' }}
          >
            {addLabel}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
