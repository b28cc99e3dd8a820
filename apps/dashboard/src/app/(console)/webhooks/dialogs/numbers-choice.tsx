'use client';

import type { ReactNode } from 'react';
import { MultiSelect } from '@mantine/core';
import { useSessions } from '../../../../features/numbers/queries';
import { numberLabel } from '../../../../features/numbers/status-text';
import { formWords as words } from './words';

interface NumbersChoiceProps {
  value?: string[];
  onChange?: (ids: string[]) => void;
  error?: ReactNode;
}

/** Chooses numbers by name; the value is their ids. */
export function NumbersChoice({ value = [], onChange, error }: NumbersChoiceProps) {
  const { data = [] } = useSessions();
  const known = data.map((session) => ({
    value: session.id,
    label: numberLabel(session),
  }));
  // A number that was deleted stays visible, so that it can be taken out.
  const gone = value
    .filter((id) => !known.some((option) => option.value === id))
    .map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      label={words.chosenNumbers}
      placeholder={value.length === 0 ? words.chooseNumbers : undefined}
      data={[...known, ...gone]}
      value={value}
      onChange={onChange}
      error={error}
      searchable
      nothingFoundMessage={words.noSuchNumber}
    />
  );
}
