'use client';

import { type ReactNode, useId } from 'react';
import { Input, MultiSelect, Radio, Stack } from '@mantine/core';
import { useSessions } from '../numbers/queries';
import { numberLabel } from '../numbers/status-text';
import type { ChosenLimit } from './limits';
import { useClients } from './queries';
import { limitWords as words } from './words';

interface LimitChoiceProps {
  value: ChosenLimit;
  onChange: (limit: ChosenLimit) => void;
  error?: ReactNode;
}

/** Chooses whether somebody sees everything, or which clients and numbers. */
export function LimitChoice({ value, onChange, error }: LimitChoiceProps) {
  const errorId = useId();
  const { data: clients = [] } = useClients();
  const { data: sessions = [] } = useSessions();
  const clientOptions = clients.map(({ id, name }) => ({ value: id, label: name }));
  const numberOptions = sessions.map((session) => ({
    value: session.id,
    label: numberLabel(session),
  }));
  return (
    <Stack gap="sm">
      <Radio.Group
        label={words.legend}
        value={value.isLimited ? 'some' : 'all'}
        onChange={(chosen) => onChange({ ...value, isLimited: chosen === 'some' })}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="all" label={words.everything} />
          <Radio value="some" label={words.some} description={words.someHint} />
        </Stack>
      </Radio.Group>
      {value.isLimited && (
        <>
          <MultiSelect
            label={words.clients}
            description={clients.length === 0 ? words.noClients : words.clientsHint}
            placeholder={value.clientIds.length === 0 ? words.chooseClients : undefined}
            data={withGone(clientOptions, value.clientIds)}
            value={value.clientIds}
            onChange={(clientIds) => onChange({ ...value, clientIds })}
            searchable
            nothingFoundMessage={words.noSuchClient}
            aria-describedby={error ? errorId : undefined}
          />
          <MultiSelect
            label={words.numbers}
            description={words.numbersHint}
            placeholder={value.sessionIds.length === 0 ? words.chooseNumbers : undefined}
            data={withGone(numberOptions, value.sessionIds)}
            value={value.sessionIds}
            onChange={(sessionIds) => onChange({ ...value, sessionIds })}
            searchable
            nothingFoundMessage={words.noSuchNumber}
            aria-describedby={error ? errorId : undefined}
          />
          {error && (
            <Input.Error id={errorId} role="alert">
              {error}
            </Input.Error>
          )}
        </>
      )}
    </Stack>
  );
}

interface Option {
  value: string;
  label: string;
}

/** What was deleted stays visible, so that it can be taken out. */
function withGone(options: readonly Option[], chosen: readonly string[]): Option[] {
  const gone = chosen.filter((id) => !options.some(({ value }) => value === id));
  return [...options, ...gone.map((id) => ({ value: id, label: words.gone }))];
}
